#pragma once
// Signatures on paper: officials enter a whole list, each row is checked, then they are counted like any other.
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_paper_lists(Registrar& registrar, const Office& office);

Response paper_lists_page(Call& call, const Office& office);
Response new_paper_list_page(Call& call, const Office& office);
Response new_paper_list_action(Call& call, const Office& office);
Response paper_list_page(Call& call, const Office& office);

}  // namespace kenes::petition
