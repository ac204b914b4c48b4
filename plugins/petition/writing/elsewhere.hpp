#pragma once
#include "domain/draft.hpp"
#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

// The page for a petition in a field that is refused: what to do instead. What was entered is kept, and shown.
Response elsewhere_page(Call& call, const Office& office, const participation::Field& field, const Draft& draft,
                        const std::string& back);

}  // namespace kenes::petition
