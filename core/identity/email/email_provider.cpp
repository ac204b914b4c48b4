#include "identity/email/email_provider.hpp"

#include "identity/address.hpp"
#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "identity/local_path.hpp"
#include "kenes/form.hpp"

namespace kenes::identity {
namespace {

constexpr std::string_view cookie_path = "/sign-in";
// A flood of one address is stopped here, before it costs anything; what counts are the limits in the database.
constexpr int per_minute = 60;

std::string refusal(const Translator& words, const Error& error) {
  if (error.code == "too_many_mails") {
    return words.tr(
        "We have sent several mails to this address. Use the newest one, or wait a while before you ask for another.");
  }
  return words.tr("Too many people have asked to sign in from your network. Wait an hour, or use another connection.");
}

}  // namespace

EmailProvider::EmailProvider(Sessions& sessions, EmailLimits limits)
    : sessions_(sessions), entrance_(sessions), sign_ins_(entrance_, limits) {}

void EmailProvider::declare(Registrar& registrar) {
  const auto add = [&](Method method, std::string path, Response (EmailProvider::*handler)(CoreCall&) const) {
    registrar.route({.method = method,
                     .path = std::move(path),
                     .access = Access::anyone(),
                     .handler = [this, handler](Call& call) { return (this->*handler)(core_call(call)); },
                     .twin = false,
                     .per_minute = per_minute});
  };
  add(Method::post, "/sign-in", &EmailProvider::send_mail);
  add(Method::get, "/sign-in/code", &EmailProvider::ask_code);
  add(Method::post, "/sign-in/code", &EmailProvider::take_code);
  add(Method::get, "/sign-in/link", &EmailProvider::open_link);
  add(Method::post, "/sign-in/link", &EmailProvider::press_button);
}

Response EmailProvider::ask_address(CoreCall& call, boost::json::object form, const std::string& then,
                                    boost::json::array others, int status) {
  return page("core/sign_in",
              {{"title", call.tr("Sign in")},
               {"form", std::move(form)},
               {"then", then},
               {"action", "/sign-in"},
               {"others", std::move(others)}},
              status);
}

Response EmailProvider::start(CoreCall& call, const std::string& then, const std::vector<const Provider*>& others) {
  boost::json::array ways;
  for (const auto* other : others) {
    const auto href = "/sign-in?with=" + in_query(other->key()) + "&then=" + in_query(then);
    ways.push_back(boost::json::object{{"title", other->title(call.words())}, {"href", href}});
  }
  return ask_address(call, Form::blank({{"email", ""}}), then, std::move(ways), 200);
}

Response EmailProvider::send_mail(CoreCall& call) const {
  const auto& words = call.words();
  const auto then = local_path(call.request().form.get("then"));
  Form form(call.request().form, words);
  const auto entered = form.text("email", {.required = "Enter your e-mail address", .max_length = 320});
  const auto email = normalise_address(entered);
  if (form.ok() && !email) {
    form.reject("email", words.tr("Enter an e-mail address in the right form, like name@example.org"));
  }
  if (!form.ok()) return ask_address(call, form.model(), then, {}, 422);

  const auto beginning = sign_ins_.prepare(call.host().secrets(), *email, then, call.request().client);
  const auto begun = sign_ins_.begin(call.host(), beginning, words, call.now());
  if (!begun) {
    form.reject("email", refusal(words, begun.error()));
    return ask_address(call, form.model(), then, {}, 429);
  }
  call.set_cookie(set_cookie({.name = sign_in_cookie,
                              .value = beginning.browser,
                              .path = cookie_path,
                              .lifetime = sign_ins_.limits().lifetime},
                             sessions_.secure_cookies()));
  return redirect("/sign-in/code");
}

Response EmailProvider::welcome(CoreCall& call, const Admitted& admitted, const Ticket& ticket) const {
  call.set_cookie(remove_cookie(sign_in_cookie, cookie_path, sessions_.secure_cookies()));
  return entrance_.welcome(call, admitted.person, ticket, admitted.then);
}

std::string_view EmailProvider::browser_of(const CoreCall& call) const {
  return call.cookies().get(sign_in_cookie);
}

}  // namespace kenes::identity
