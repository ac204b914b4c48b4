#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kenes/request.hpp"

namespace kenes::petition {

// For a query: everything but unreserved characters (RFC 3986, 2.3) percent-encoded.
std::string encoded(std::string_view text);

// "/petitions?state=open&page=2": values that are empty are left out.
std::string address(std::string path, const std::vector<NamedValue>& query);

}  // namespace kenes::petition
