#include "domain/mail_domain.hpp"

#include <algorithm>

namespace kenes::petition {

std::string mail_domain(std::string_view text) {
  std::string domain(text);
  std::transform(domain.begin(), domain.end(), domain.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return domain;
}

std::string mail_domain_of(std::string_view address) {
  const auto at = address.rfind('@');
  return at == std::string_view::npos ? "" : mail_domain(address.substr(at + 1));
}

}  // namespace kenes::petition
