#include "identity/cookies.hpp"

namespace kenes::identity {

std::string set_cookie(const Cookie& cookie, bool secure) {
  std::string header(cookie.name);
  header.append("=").append(cookie.value).append("; Path=").append(cookie.path);
  if (cookie.lifetime) header += "; Max-Age=" + std::to_string(cookie.lifetime->count());
  header += "; HttpOnly; SameSite=Lax";
  if (secure) header += "; Secure";
  return header;
}

std::string remove_cookie(std::string_view name, std::string_view path, bool secure) {
  return set_cookie({.name = name, .value = "", .path = path, .lifetime = std::chrono::seconds{0}}, secure);
}

}  // namespace kenes::identity
