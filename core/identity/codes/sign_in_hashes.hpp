#pragma once
// What kenes.sign_in holds in place of the secrets.
#include <string>
#include <string_view>

#include "kenes/secrets.hpp"
#include "kenes/sql.hpp"
#include "secrets/matches.hpp"

namespace kenes::identity {

// The present ones, which are stored; each has a twin that finds what was stored before the portal's key was replaced,
// as an array literal for `= ANY (cast(:hashes as text[]))`.
inline std::string browser_hash(const Secrets& secrets, std::string_view browser) {
  return secrets.keyed_hash("identity.sign_in.browser", browser);
}
inline std::string browser_hashes(const Secrets& secrets, std::string_view browser) {
  return sql::array(secrets.keyed_hashes("identity.sign_in.browser", browser));
}
inline std::string link_hash(const Secrets& secrets, std::string_view link) {
  return secrets.keyed_hash("identity.sign_in.link", link);
}
inline std::string link_hashes(const Secrets& secrets, std::string_view link) {
  return sql::array(secrets.keyed_hashes("identity.sign_in.link", link));
}
// Of the code together with the browser, so that equal codes of two sign-ins have different hashes.
inline std::string code_hash(const Secrets& secrets, std::string_view browser, std::string_view code) {
  return secrets.keyed_hash("identity.sign_in.code", std::string(browser).append(":").append(code));
}
inline bool is_code(const Secrets& secrets, std::string_view browser, std::string_view code, std::string_view hash) {
  return secrets::matches(secrets, "identity.sign_in.code", std::string(browser).append(":").append(code), hash);
}

}  // namespace kenes::identity
