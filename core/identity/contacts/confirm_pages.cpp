// The pages that take the code and the link.
#include "identity/contacts/email_contacts.hpp"
#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "identity/email/proof_values.hpp"
#include "kenes/form.hpp"

namespace kenes::identity {
namespace {

std::string_view browser_of(const CoreCall& call) {
  return call.cookies().get(contact_cookie);
}

Response code_page(const CoreCall& call, const std::string& email, boost::json::object form, int status) {
  return page("core/confirm_code",
              {{"title", call.tr("Check your e-mail")}, {"email", email}, {"form", std::move(form)}}, status);
}

Response over(const CoreCall& call) {
  return page("core/confirm_link", {{"title", call.tr("This link can no longer be used")}, {"usable", false}}, 410);
}

}  // namespace

Response EmailContacts::ask_code(CoreCall& call) const {
  const auto email = sign_ins_.waiting(call.host(), browser_of(call), call.now());
  if (!email) return over(call);
  return code_page(call, *email, Form::blank({{"code", ""}}), 200);
}

Response EmailContacts::take_code(CoreCall& call) const {
  const auto& words = call.words();
  const auto email = sign_ins_.waiting(call.host(), browser_of(call), call.now());
  if (!email) return over(call);

  Form form(call.request().form, words);
  const auto code = digits_of(form.text("code", {.required = "Enter the code from the mail", .max_length = 40}));
  if (form.ok() && !is_code(code)) form.reject("code", words.tr("Enter the 6 digits of the code"));
  if (!form.ok()) return code_page(call, *email, form.model(), 422);

  const auto ticket = entrance_.ticket(call);
  const auto admitted = sign_ins_.by_code(call.host(), browser_of(call), code, ticket);
  if (admitted) return welcome(call, *admitted, ticket);
  if (admitted.error().code != "wrong") return over(call);
  const auto left = std::stoll(admitted.error().message);
  form.reject("code", words.trn("That code is not right. You have {count} attempt left.",
                                "That code is not right. You have {count} attempts left.", left));
  return code_page(call, *email, form.model(), 422);
}

Response EmailContacts::open_link(CoreCall& call) const {
  const auto token = call.request().query.get("token");
  const auto pending = sign_ins_.look_at(call.host(), token, browser_of(call), call.now());
  if (!pending) return over(call);
  if (pending->from_this_browser && !is_prefetch(call.request())) {
    const auto ticket = entrance_.ticket(call);
    const auto admitted = sign_ins_.by_link(call.host(), token, ticket);
    return admitted ? welcome(call, *admitted, ticket) : over(call);
  }
  // As with signing in: scanners of mail open links, so that a person has to read whose address it is, and press a
  // button.
  return page("core/confirm_link", {{"title", call.tr("Please confirm your address")},
                                    {"usable", true},
                                    {"email", pending->email},
                                    {"token", std::string(token)}});
}

Response EmailContacts::press_button(CoreCall& call) const {
  const auto ticket = entrance_.ticket(call);
  const auto admitted = sign_ins_.by_link(call.host(), call.request().form.get("token"), ticket);
  return admitted ? welcome(call, *admitted, ticket) : over(call);
}

}  // namespace kenes::identity
