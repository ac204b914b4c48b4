#pragma once
// What kenes.sign_in holds in place of the secrets.
#include <string>
#include <string_view>

#include "kenes/secrets.hpp"

namespace kenes::identity {

inline std::string browser_hash(const Secrets& secrets, std::string_view browser) {
  return secrets.keyed_hash("identity.sign_in.browser", browser);
}
inline std::string link_hash(const Secrets& secrets, std::string_view link) {
  return secrets.keyed_hash("identity.sign_in.link", link);
}
// Of the code together with the browser, so that equal codes of two sign-ins have different hashes.
inline std::string code_hash(const Secrets& secrets, std::string_view browser, std::string_view code) {
  return secrets.keyed_hash("identity.sign_in.code", std::string(browser).append(":").append(code));
}

}  // namespace kenes::identity
