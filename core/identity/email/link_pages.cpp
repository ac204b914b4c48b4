// The link of the mail.
#include "identity/email/email_provider.hpp"
#include "identity/email/proof_values.hpp"

namespace kenes::identity {
namespace {

Response over(CoreCall& call) {
  // Pressed a second time, perhaps in the window where it worked already.
  if (call.actor().signed_in()) return redirect("/");
  return page("core/sign_in_link", {{"title", call.words().tr("This link can no longer be used")}, {"usable", false}},
              410);
}

}  // namespace

Response EmailProvider::open_link(CoreCall& call) const {
  const auto token = call.request().query.get("token");
  const auto pending = sign_ins_.look_at(call.host(), token, browser_of(call), call.now());
  if (!pending) return over(call);
  if (pending->from_this_browser && !is_prefetch(call.request())) {
    const auto ticket = entrance_.ticket(call);
    const auto admitted = sign_ins_.by_link(call.host(), token, ticket);
    return admitted ? welcome(call, *admitted, ticket) : over(call);
  }
  // Scanners of mail open links, and anyone can send a link of their own to somebody else. So the link itself does
  // nothing here: a person has to read who they would be, and press a button.
  return page("core/sign_in_link", {{"title", call.words().tr("Sign in")},
                                    {"usable", true},
                                    {"email", pending->email},
                                    {"token", std::string(token)}});
}

Response EmailProvider::press_button(CoreCall& call) const {
  const auto ticket = entrance_.ticket(call);
  const auto admitted = sign_ins_.by_link(call.host(), call.request().form.get("token"), ticket);
  return admitted ? welcome(call, *admitted, ticket) : over(call);
}

}  // namespace kenes::identity
