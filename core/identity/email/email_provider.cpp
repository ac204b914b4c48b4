#include "identity/email/email_provider.hpp"

#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "identity/local_path.hpp"
#include "kenes/form.hpp"

namespace kenes::identity {
namespace {

Response code_over(CoreCall& call) {
  call.flash("important", call.words().tr("This code can no longer be used. Ask for a new one."));
  return redirect("/sign-in");
}

Response link_over(CoreCall& call) {
  // Pressed a second time, perhaps in the window where it worked already.
  if (call.actor().signed_in()) return redirect("/");
  return page("core/sign_in_link", {{"title", call.words().tr("This link can no longer be used")}, {"usable", false}},
              410);
}

ProofPurpose signing_in() {
  return {.purpose = Purpose::sign_in,
          .path = "/sign-in",
          .cookie = sign_in_cookie,
          .code_view = "core/sign_in_code",
          .link_view = "core/sign_in_link",
          .again = "/sign-in",
          .link_title = message_id("Sign in"),
          .too_many_network = message_id(
              "Too many people have asked to sign in from your network. Wait an hour, or use another connection."),
          .code_over = code_over,
          .link_over = link_over};
}

// What a person who adds an address was shown says so when it is posted.
constexpr std::string_view adding_field = "adding";

struct Asked {
  std::string then;
  bool adding = false;
};

Response ask_address(CoreCall& call, boost::json::object form, const Asked& asked, boost::json::array others,
                     int status) {
  return page("core/sign_in",
              {{"title", asked.adding ? call.tr("Add an e-mail address") : call.tr("Sign in")},
               {"adding", asked.adding},
               {"form", std::move(form)},
               {"then", asked.then},
               {"action", "/sign-in"},
               {"others", std::move(others)}},
              status);
}

}  // namespace

EmailProvider::EmailProvider(Sessions& sessions, EmailLimits limits) : pages_(sessions, limits, signing_in()) {}

void EmailProvider::declare(Registrar& registrar) {
  registrar.route({.method = Method::post,
                   .path = "/sign-in",
                   .access = Access::anyone(),
                   .handler = [this](Call& call) { return send_mail(core_call(call)); },
                   .twin = false,
                   .per_minute = ProofPages::per_minute});
  pages_.declare(registrar);
}

Response EmailProvider::start(CoreCall& call, const std::string& then, const std::vector<const Provider*>& others) {
  boost::json::array ways;
  for (const auto* other : others) {
    const auto href = "/sign-in?with=" + in_query(other->key()) + "&then=" + in_query(then);
    ways.push_back(boost::json::object{{"title", other->title(call.words())}, {"href", href}});
  }
  return ask_address(call, Form::blank({{"email", ""}}), {then, call.actor().signed_in()}, std::move(ways), 200);
}

Response EmailProvider::send_mail(CoreCall& call) const {
  const Asked asked{local_path(call.request().form.get("then")),
                    call.actor().signed_in() && call.request().form.has(adding_field)};
  Form form(call.request().form, call.words());
  const auto address = form.text("email", {.required = "Enter your e-mail address", .max_length = 320});
  if (!form.ok()) return ask_address(call, form.model(), asked, {}, 422);
  auto begun =
      pages_.begin(call, call.host(), address, asked.then, {.adds_to = asked.adding ? call.actor().person_id : 0});
  if (begun) return std::move(*begun);
  form.reject("email", begun.error().message);
  return ask_address(call, form.model(), asked, {}, begun.error().code == "email" ? 422 : 429);
}

}  // namespace kenes::identity
