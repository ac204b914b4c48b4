#include "users/pages.hpp"

#include "identity/core_call.hpp"
#include "users/core_data.hpp"
#include "users/erasure.hpp"

namespace kenes::users {

void Pages::declare(Registrar& registrar) {
  constexpr int seldom = 10;  // a minute: what is costly, or worth trying for somebody who isn't the person
  const auto add = [&](Method method, std::string path, Handler handler, int per_minute = 0) {
    registrar.route({.method = method,
                     .path = std::move(path),
                     .access = Access::signed_in(),
                     .handler = [this, handler](Call& call) { return (this->*handler)(identity::core_call(call)); },
                     .twin = false,
                     .per_minute = per_minute});
  };
  add(Method::get, "/account", &Pages::overview);
  add(Method::get, "/account/details", &Pages::details);
  add(Method::post, "/account/details", &Pages::save_details);
  add(Method::get, "/account/name", &Pages::ask_name);
  add(Method::post, "/account/name", &Pages::take_name);
  add(Method::get, "/account/ways", &Pages::ways);
  add(Method::get, "/account/ways/remove", &Pages::ask_removal);
  add(Method::post, "/account/ways/remove", &Pages::remove_way, seldom);
  add(Method::get, "/account/email", &Pages::ask_email);
  add(Method::get, "/account/email/use", &Pages::ask_use);
  add(Method::post, "/account/email/use", &Pages::use_email, seldom);
  add(Method::get, "/account/sessions", &Pages::sessions);
  add(Method::post, "/account/sessions/sign-out", &Pages::sign_out_one);
  add(Method::post, "/account/sign-out-everywhere", &Pages::sign_out_everywhere);
  add(Method::post, "/account/news/stop", &Pages::stop_news);
  add(Method::get, "/account/export", &Pages::ask_export);
  add(Method::post, "/account/export", &Pages::give_export, seldom);
  add(Method::get, "/account/erase", &Pages::ask_erasure);
  add(Method::post, "/account/erase", &Pages::erase, seldom);
  add(Method::get, "/account/prove", &Pages::prove);
  // Lists: as JSON, too.
  const auto list = [&](std::string path, Handler handler) {
    registrar.route({.method = Method::get,
                     .path = std::move(path),
                     .access = Access::signed_in(),
                     .handler = [this, handler](Call& call) { return (this->*handler)(identity::core_call(call)); }});
  };
  list("/account/activity", &Pages::activity);
  list("/account/news", &Pages::news);
  registrar.route({.method = Method::get,
                   .path = "/account/erased",
                   .access = Access::anyone(),
                   .handler = [this](Call& call) { return erased(identity::core_call(call)); },
                   .twin = false});
  registrar.personal_data(std::make_unique<CoreData>(sessions_.secrets()));
  registrar.job(erase_again_kind, [this](Host& host, const boost::json::object& payload) {
    erase_again(host, parts_(), payload.at("person").to_number<std::int64_t>());
  });
}

}  // namespace kenes::users
