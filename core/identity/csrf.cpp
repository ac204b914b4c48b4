#include "identity/csrf.hpp"

#include "secrets/matches.hpp"

namespace kenes::identity {
namespace {

constexpr int nonce_bytes = 15;  // 20 characters

constexpr auto purpose = "identity.csrf";

std::string sealed_part(std::string_view cookie, std::string_view nonce) {
  return std::string(nonce).append(":").append(cookie);
}

struct Origin {
  std::string_view scheme, authority;
};

Origin parts(std::string_view origin) {
  const auto end = origin.find("://");
  if (end == std::string_view::npos) return {};
  return {origin.substr(0, end), origin.substr(end + 3)};
}

std::string_view without_port(std::string_view host) {
  const auto colon = host.rfind(':');
  return colon == std::string_view::npos || host.ends_with(']') ? host : host.substr(0, colon);
}

}  // namespace

std::string csrf_token(const Secrets& key, std::string_view cookie) {
  const auto nonce = key.random_token(nonce_bytes);
  return nonce + "." + key.keyed_hash(purpose, sealed_part(cookie, nonce));
}

bool csrf_matches(const Secrets& key, std::string_view cookie, std::string_view token) {
  const auto dot = token.find('.');
  if (cookie.empty() || dot == std::string_view::npos) return false;
  return secrets::matches(key, purpose, sealed_part(cookie, token.substr(0, dot)), token.substr(dot + 1));
}

bool sent_from_here(const Request& request, std::string_view base_url) {
  if (request.headers.has("sec-fetch-site")) {
    // "same-site" is another host of the same domain, which need not be trustworthy; "none" is the visitor themselves.
    const auto site = request.headers.get("sec-fetch-site");
    return site == "same-origin" || site == "none";
  }
  if (!request.headers.has("origin")) return true;
  const auto from = parts(request.headers.get("origin"));
  const auto here = parts(base_url);
  if (from.authority.empty() || from.scheme != here.scheme) return false;
  if (from.authority == here.authority) return true;
  // nginx may hand the host on without its port; cookies don't know ports either.
  return without_port(from.authority) == without_port(request.headers.get("host"));
}

}  // namespace kenes::identity
