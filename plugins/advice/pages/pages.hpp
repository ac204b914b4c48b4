#pragma once
// Every page of the plugin: reads the request, calls a query or a command, chooses the answer. No rules, no SQL.
#include "kenes/call.hpp"

namespace kenes::advice {

Response home_page(Call& call);  // telephone numbers, the way to the form, published examples
Response ask_form(Call& call);
Response ask_action(Call& call);
Response receipt_page(Call& call);

Response desk_page(Call& call);
Response question_page(Call& call);
Response claim_action(Call& call);
Response release_action(Call& call);
Response answer_action(Call& call);  // writes, shows it as it will be sent, sends it

Response example_form(Call& call);
Response example_action(Call& call);
Response remove_form(Call& call);
Response remove_action(Call& call);

}  // namespace kenes::advice
