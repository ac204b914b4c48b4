// Changing the e-mail address: the new one is proved like any further way to sign in (/sign-in sends the code), then
// taken into use here.
#include "identity/address.hpp"
#include "identity/fresh.hpp"
#include "users/change_ways.hpp"
#include "users/pages.hpp"

namespace kenes::users {

Response Pages::ask_email(identity::CoreCall& call) const {
  if (!identity::is_fresh(call.visitor(), call.now())) return identity::prove_first("/account/email");
  const auto& address = call.actor().email;
  const auto roles = call.host().database().read(
      [&](soci::session& sql) { return address.empty() ? 0 : roles_by_address(sql, address); });
  return page("core/account_email", {{"title", call.tr("Change your e-mail address")},
                                     {"address", address},
                                     {"roles", roles > 0},
                                     {"form", Form::blank({{"email", ""}})}});
}

Response Pages::ask_use(identity::CoreCall& call) const {
  const auto own =
      call.host().database().read([&](soci::session& sql) { return ways_of(sql, call.actor().person_id, call.now()); });
  boost::json::array addresses;
  for (const auto& way : own) {
    if (way.email() && way.subject != call.actor().email) addresses.push_back(boost::json::value(way.subject));
  }
  if (addresses.empty()) return redirect("/account/ways");
  return page("core/account_use_email", {{"title", call.tr("Use this address from now on?")},
                                         {"former", call.actor().email},
                                         {"addresses", std::move(addresses)}});
}

Response Pages::use_email(identity::CoreCall& call) const {
  if (!identity::is_fresh(call.visitor(), call.now())) return identity::prove_first("/account/email/use");
  const auto address = identity::normalise_address(call.request().form.get("address"));
  const bool changed = address && change_address(call, *address);
  sessions_.forget(call.actor().person_id);
  if (changed) {
    call.flash("success", call.tr("Your e-mail address has been changed"));
  } else {
    call.flash("important", call.tr("Nothing was changed."));
  }
  return redirect("/account");
}

}  // namespace kenes::users
