#pragma once
#include <string>

namespace kenes::http {

// RFC 1952, as small as it gets, and the same bytes each time. Throws std::bad_alloc.
std::string gzip(const std::string& content);

}  // namespace kenes::http
