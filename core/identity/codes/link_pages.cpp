// The link of the message.
#include "identity/codes/proof_pages.hpp"
#include "identity/codes/proof_values.hpp"

namespace kenes::identity {

Response ProofPages::use_link(CoreCall& call, std::string_view token) const {
  const auto ticket = entrance_.ticket(call);
  const auto admitted = sign_ins_.by_link(call.host(), token, ticket);
  if (admitted) return welcome(call, *admitted, ticket);
  if (admitted.error().code == "other_account") return entrance_.other_account(call, ticket, "", "/");
  return purpose_.link_over(call);
}

Response ProofPages::open_link(CoreCall& call) const {
  const auto token = call.request().query.get("token");
  const auto pending = sign_ins_.look_at(call.host(), token, browser_of(call), call.now());
  if (!pending) return purpose_.link_over(call);
  if (pending->from_this_browser && !is_prefetch(call.request())) return use_link(call, token);
  // Scanners of mail open links, and anyone can send a link of their own to somebody else. So the link itself does
  // nothing here: a person has to read who they would be, and press a button.
  return page(purpose_.link_view, {{"title", call.words().tr(purpose_.link_title)},
                                   {"usable", true},
                                   {purpose_.shown_as, pending->address},
                                   {"token", std::string(token)}});
}

Response ProofPages::press_button(CoreCall& call) const {
  return use_link(call, call.request().form.get("token"));
}

}  // namespace kenes::identity
