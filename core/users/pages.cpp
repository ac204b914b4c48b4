#include "users/pages.hpp"

#include "identity/core_call.hpp"

namespace kenes::users {

void Pages::declare(Registrar& registrar) {
  const auto add = [&](Method method, std::string path, Response (Pages::*handler)(identity::CoreCall&) const) {
    registrar.route({.method = method,
                     .path = std::move(path),
                     .access = Access::signed_in(),
                     .handler = [this, handler](Call& call) { return (this->*handler)(identity::core_call(call)); },
                     .twin = false});
  };
  add(Method::get, "/account", &Pages::show);
  add(Method::post, "/account", &Pages::save);
  add(Method::post, "/account/sign-out-everywhere", &Pages::sign_out_everywhere);
  add(Method::get, "/account/name", &Pages::ask_name);
  add(Method::post, "/account/name", &Pages::take_name);
}

}  // namespace kenes::users
