#include "identity/second_factor/pages.hpp"

#include "identity/core_call.hpp"
#include "identity/local_path.hpp"

namespace kenes::identity::second_factor {
namespace {

constexpr std::chrono::minutes lately{10};  // for changes of what one has

}  // namespace

std::string then_of(const CoreCall& call) {
  auto then = call.request().form.get("then");
  if (then.empty()) then = call.request().query.get("then");
  return then.empty() ? std::string(Pages::home) : local_path(then);
}

void Pages::declare(Registrar& registrar) {
  add_guarded(registrar, Method::get, "", &Pages::overview);
  add_guarded(registrar, Method::get, "/app", &Pages::ask_app);
  add_guarded(registrar, Method::get, "/app/picture", &Pages::app_picture);
  add_guarded(registrar, Method::post, "/app", &Pages::take_app);
  add_guarded(registrar, Method::get, "/app/remove", &Pages::ask_remove_app);
  add_guarded(registrar, Method::post, "/app/remove", &Pages::remove_app);
  add_guarded(registrar, Method::get, "/key", &Pages::ask_key);
  add_guarded(registrar, Method::post, "/key", &Pages::take_key);
  add_guarded(registrar, Method::get, "/key/{id:int}/remove", &Pages::ask_remove_key);
  add_guarded(registrar, Method::post, "/key/{id:int}/remove", &Pages::remove_key);
  add_guarded(registrar, Method::post, "/codes", &Pages::new_codes);
  add(registrar, Method::get, "/show", &Pages::ask_to_show);
  add(registrar, Method::post, "/show", &Pages::take_code);
  add(registrar, Method::post, "/show/key", &Pages::take_shown_key);
}

void Pages::add(Registrar& registrar, Method method, const char* path, Step step) {
  registrar.route({.method = method,
                   .path = std::string(home) + path,
                   .access = Access::signed_in(),
                   .handler = [this, step](Call& call) -> Response {
                     auto& core = core_call(call);
                     return core.visitor().is_staff() ? (this->*step)(core) : not_found();
                   },
                   .twin = false,
                   .per_minute = 60});
}

void Pages::add_guarded(Registrar& registrar, Method method, const char* path, Step step) {
  registrar.route({.method = method,
                   .path = std::string(home) + path,
                   .access = Access::signed_in(),
                   .handler = [this, step](Call& call) -> Response {
                     auto& core = core_call(call);
                     if (!core.visitor().is_staff()) return not_found();
                     if (auto first = shown_lately(core, lately)) return std::move(*first);
                     return (this->*step)(core);
                   },
                   .twin = false,
                   .per_minute = 60});
}

std::optional<Response> Pages::shown_lately(CoreCall& call, std::chrono::minutes within) const {
  const auto& shown = call.visitor().second_factor_at;
  if (shown && call.now() < *shown + within) return std::nullopt;
  const auto person = call.actor().person_id;
  const bool has = call.host().database().read([&](soci::session& sql) { return has_any(sql, person); });
  if (!has) return std::nullopt;
  // A form can't be kept over the way to another page; what it holds here is quickly entered again.
  const auto back = call.request().method == Method::get ? call.request().target : std::string(home);
  return redirect(std::string(show_path) + "?then=" + in_query(back));
}

}  // namespace kenes::identity::second_factor
