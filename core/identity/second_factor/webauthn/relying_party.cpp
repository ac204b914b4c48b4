#include <algorithm>

#include "identity/second_factor/webauthn/security_key.hpp"

namespace kenes::identity::second_factor {
namespace {

bool is_address(std::string_view host) {
  return host.starts_with('[') ||
         std::all_of(host.begin(), host.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

}  // namespace

RelyingParty relying_party(std::string_view base_url) {
  const auto begin = base_url.find("://");
  if (begin == std::string_view::npos) return {};
  auto host = base_url.substr(begin + 3);
  if (!host.starts_with('[')) host = host.substr(0, host.find(':'));
  if (is_address(host) || (!base_url.starts_with("https:") && host != "localhost")) return {};
  return {std::string(host), std::string(base_url)};
}

}  // namespace kenes::identity::second_factor
