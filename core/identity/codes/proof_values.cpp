#include "identity/codes/proof_values.hpp"

#include <algorithm>

namespace kenes::identity {

std::string digits_of(std::string code) {
  std::erase_if(code, [](char c) { return c == ' ' || c == '-'; });
  return code;
}

bool is_code(const std::string& code) {
  return code.size() == 6 && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_prefetch(const Request& request) {
  return request.headers.get("sec-purpose").starts_with("prefetch") || request.headers.get("purpose") == "prefetch";
}

}  // namespace kenes::identity
