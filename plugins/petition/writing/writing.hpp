#pragma once
// Writing a petition beyond its texts: where it goes, who says so, and how somebody who doesn't sign in sends it.
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_writing(Registrar& registrar, const Office& office);

Response letter_page(Call& call, const Office& office);
Response letter_action(Call& call, const Office& office);

}  // namespace kenes::petition
