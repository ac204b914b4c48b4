#pragma once
#include <algorithm>
#include <string>
#include <string_view>

namespace kenes::identity::openid {

// A provider's code of an error ("access_denied") as it may stand in a log: nothing else can come in by it.
inline std::string error_code(std::string_view said) {
  const bool fits = !said.empty() && said.size() <= 40 && std::all_of(said.begin(), said.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return fits ? std::string(said) : "unknown";
}

}  // namespace kenes::identity::openid
