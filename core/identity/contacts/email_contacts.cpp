#include "identity/contacts/email_contacts.hpp"

#include "identity/contacts/contact_mail.hpp"
#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "identity/email/email_provider.hpp"

namespace kenes::identity {
namespace {

Response over(CoreCall& call) {
  return page("core/confirm_link", {{"title", call.tr("This link can no longer be used")}, {"usable", false}}, 410);
}

void send(soci::session& sql, Host& host, const Beginning& beginning, const Translator& words) {
  host.mail().send(sql, contact_mail(beginning, host.base_url(), words));
}

ProofPurpose confirming() {
  return {.path = "/confirm",
          .cookie = contact_cookie,
          .shown_as = "email",
          .code_view = "core/confirm_code",
          .link_view = "core/confirm_link",
          .again = "",
          .code_title = message_id("Check your e-mail"),
          .code_missing = message_id("Enter the code from the mail"),
          .link_title = message_id("Please confirm your address"),
          .too_many_messages = message_id("We have sent several mails to this address. Use the newest one, or wait a "
                                          "while before you ask for another."),
          .too_many_network =
              message_id("Too many people have written from your network. Wait an hour, or use another connection."),
          .code_over = over,
          .link_over = over};
}

}  // namespace

EmailContacts::EmailContacts(Sessions& sessions, std::function<Host&()> host, const CodeLimits& limits)
    : host_(std::move(host)), pages_(sessions, email_way(limits, send), confirming()) {}

Result<Response> EmailContacts::confirm(Call& call, const Contact& contact, std::string_view then) {
  return pages_.begin(core_call(call), host_(), contact.email, std::string(then), {.name = contact.name});
}

}  // namespace kenes::identity
