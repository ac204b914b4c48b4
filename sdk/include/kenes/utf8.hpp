#pragma once
#include <string>

#include "kenes/api.hpp"

namespace kenes {

// The first line (from 1) that is not valid UTF-8; 0 if all are.
KENES_API int first_line_not_utf8(const std::string& text);

}  // namespace kenes
