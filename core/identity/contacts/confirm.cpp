#include "identity/address.hpp"
#include "identity/contacts/email_contacts.hpp"
#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "identity/local_path.hpp"

namespace kenes::identity {
namespace {

constexpr std::string_view cookie_path = "/confirm";
// As with signing in: a flood of one address is stopped here; what counts are the limits in the database.
constexpr int per_minute = 60;
constexpr std::size_t longest_name = 480;  // bytes

std::string too_many(const Translator& words, const Error& error) {
  if (error.code == "too_many_mails") {
    return words.tr(
        "We have sent several mails to this address. Use the newest one, or wait a while before you ask for another.");
  }
  return words.tr("Too many people have written from your network. Wait an hour, or use another connection.");
}

}  // namespace

EmailContacts::EmailContacts(Sessions& sessions, std::function<Host&()> host, EmailLimits limits)
    : sessions_(sessions), host_(std::move(host)), entrance_(sessions), sign_ins_(entrance_, limits) {}

void EmailContacts::declare(Registrar& registrar) {
  const auto add = [&](Method method, std::string path, Response (EmailContacts::*handler)(CoreCall&) const) {
    registrar.route({.method = method,
                     .path = std::move(path),
                     .access = Access::anyone(),
                     .handler = [this, handler](Call& call) { return (this->*handler)(core_call(call)); },
                     .twin = false,
                     .per_minute = per_minute});
  };
  add(Method::get, "/confirm/code", &EmailContacts::ask_code);
  add(Method::post, "/confirm/code", &EmailContacts::take_code);
  add(Method::get, "/confirm/link", &EmailContacts::open_link);
  add(Method::post, "/confirm/link", &EmailContacts::press_button);
}

Result<Response> EmailContacts::confirm(Call& call, const Contact& contact, std::string_view then) {
  auto& host = host_();
  const auto& words = host.translator(call.words().language());
  const auto email = normalise_address(contact.email);
  if (!email) return fail("email", words.tr("Enter an e-mail address in the right form, like name@example.org"));

  auto beginning = sign_ins_.prepare(host.secrets(), *email, local_path(then), call.request().client);
  beginning.purpose = Purpose::contact;
  beginning.name = contact.name.substr(0, longest_name);
  const auto begun = sign_ins_.begin(host, beginning, words, call.now());
  if (!begun) return fail("too_many", too_many(words, begun.error()));
  core_call(call).set_cookie(set_cookie({.name = contact_cookie,
                                         .value = beginning.browser,
                                         .path = cookie_path,
                                         .lifetime = sign_ins_.limits().lifetime},
                                        sessions_.secure_cookies()));
  return redirect("/confirm/code");
}

Response EmailContacts::welcome(CoreCall& call, const Admitted& admitted, const Ticket& ticket) const {
  call.set_cookie(remove_cookie(contact_cookie, cookie_path, sessions_.secure_cookies()));
  return entrance_.welcome(call, admitted.person, ticket, admitted.then);
}

}  // namespace kenes::identity
