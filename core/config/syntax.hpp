#pragma once
#include <string>
#include <string_view>

#include "kenes/document.hpp"

namespace kenes::config {

// What toml11 says of broken syntax (a picture of the line with a caret) as one sentence in plain words, with line and
// column.
Fault syntax_fault(const std::string& file, std::string_view picture);

}  // namespace kenes::config
