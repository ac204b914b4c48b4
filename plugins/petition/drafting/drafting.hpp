#pragma once
// An authority and the author edit the texts together (a review stage with `together = true`): versions, comments,
// acceptance by the author.
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_drafting(Registrar& registrar, const Office& office);

Response drafting_page(Call& call, const Office& office);
Response compare_page(Call& call, const Office& office);
Response comment_action(Call& call, const Office& office);
Response version_action(Call& call, const Office& office);
Response accept_action(Call& call, const Office& office);

}  // namespace kenes::petition
