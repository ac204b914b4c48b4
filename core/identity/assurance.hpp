#pragma once
#include <string>
#include <string_view>

#include "kenes/actor.hpp"

namespace kenes::identity {

// As the database writes it: "none", "contact", "substantial", "high".
std::string to_text(Assurance assurance);
Assurance assurance_from(std::string_view text);  // `none` for anything else

}  // namespace kenes::identity
