#include "identity/contacts/email_contacts.hpp"

#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "kenes/form.hpp"

namespace kenes::identity {
namespace {

Response over(CoreCall& call) {
  return page("core/confirm_link", {{"title", call.tr("This link can no longer be used")}, {"usable", false}}, 410);
}

ProofPurpose confirming() {
  return {.purpose = Purpose::contact,
          .path = "/confirm",
          .cookie = contact_cookie,
          .code_view = "core/confirm_code",
          .link_view = "core/confirm_link",
          .again = "",
          .link_title = message_id("Please confirm your address"),
          .too_many_network =
              message_id("Too many people have written from your network. Wait an hour, or use another connection."),
          .code_over = over,
          .link_over = over};
}

}  // namespace

EmailContacts::EmailContacts(Sessions& sessions, std::function<Host&()> host, EmailLimits limits)
    : host_(std::move(host)), pages_(sessions, limits, confirming()) {}

Result<Response> EmailContacts::confirm(Call& call, const Contact& contact, std::string_view then) {
  return pages_.begin(core_call(call), host_(), contact.email, std::string(then), {.name = contact.name});
}

}  // namespace kenes::identity
