#pragma once
#include <string>

namespace kenes::config {

// The first line (from 1) that is not valid UTF-8; 0 if all are.
int first_line_not_utf8(const std::string& text);

}  // namespace kenes::config
