#pragma once
// The methods of HTTP by name. [any thread]
#include <optional>
#include <string_view>

#include "kenes/request.hpp"

namespace kenes::http {

std::string_view verb_of(Method method);
// None for a method that no route can have.
std::optional<Method> method_of(std::string_view verb);

}  // namespace kenes::http
