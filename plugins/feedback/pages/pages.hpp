#pragma once
// Every page of the plugin: reads the request, calls a query or a command, chooses the answer. No rules, no SQL.
#include "kenes/call.hpp"

namespace kenes::feedback {

Response list_page(Call& call);   // for everyone, newest first
Response staff_page(Call& call);  // for operators: what waits for an answer, and what is hidden
Response show_page(Call& call);

Response give_form(Call& call);
Response give(Call& call);

Response answer_form(Call& call);
Response answer(Call& call);

Response hide_form(Call& call);
Response hide(Call& call);
Response show_again(Call& call);

}  // namespace kenes::feedback
