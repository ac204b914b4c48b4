#include "files/holder.hpp"

#include "identity/cookies.hpp"
#include "identity/csrf.hpp"

namespace kenes::files {
namespace {

std::string of_cookie(std::string_view value, const Secrets& secrets) {
  // By the first of the portal's keys: whose uploads these are must not change with a key. The cookie can't be guessed.
  return value.empty() ? "" : "browser:" + secrets.keyed_hashes("files.holder", value).back();
}

}  // namespace

std::string holder_of(identity::CoreCall& call, const Secrets& secrets) {
  if (call.actor().signed_in()) return "person:" + std::to_string(call.actor().person_id);
  return of_cookie(call.cookies().get(identity::form_cookie), secrets);
}

std::string make_holder(identity::CoreCall& call, const Secrets& secrets, bool secure_cookies) {
  if (auto known = holder_of(call, secrets); !known.empty()) return known;
  const auto value = secrets.random_token(32);
  call.set_cookie(identity::set_cookie({.name = identity::form_cookie, .value = value}, secure_cookies));
  call.visitor().csrf_token = identity::csrf_token(secrets, value);
  return of_cookie(value, secrets);
}

}  // namespace kenes::files
