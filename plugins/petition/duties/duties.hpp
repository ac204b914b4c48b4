#pragma once
// What authorities owe: for everyone, and as the officials' worklist. Each duty's own page is in pages/.
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_duties(Registrar& registrar, const Office& office);

Response public_duties_page(Call& call, const Office& office);
Response worklist_page(Call& call, const Office& office);

}  // namespace kenes::petition
