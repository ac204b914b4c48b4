// What the invited person sees.
#include "identity/cookies.hpp"
#include "identity/staff/pages.hpp"

namespace kenes::identity::staff {
namespace {

// Out of the address bar, and over the way to signing in and back.
constexpr std::string_view cookie = "kenes_invitation", path = "/invitation";

Response over(CoreCall& call) {
  return page("core/staff/invited", {{"title", call.tr("This invitation can no longer be used")}, {"usable", false}},
              410);
}

// Whoever got the link from somebody else needn't learn the address.
std::string masked(const std::string& email) {
  const auto at = email.rfind('@');
  return email.substr(0, 1) + "…" + email.substr(at);
}

}  // namespace

Response Pages::invited(CoreCall& call) const {
  if (const auto token = call.request().query.get("token"); !token.empty()) {
    call.set_cookie(set_cookie({.name = cookie, .value = token, .path = path, .lifetime = invitation_lifetime},
                               sessions_.secure_cookies()));
    return redirect(path);
  }
  auto& host = call.host();
  const auto person = call.actor().person_id;
  bool proved = false;
  const auto invitation = host.database().read([&](soci::session& sql) {
    auto found = find_invitation(sql, host.secrets(), call.cookies().get(cookie), call.now());
    if (found && person != 0) proved = has_proved(sql, person, found->email);
    return found;
  });
  if (!invitation) return over(call);
  auto model = shown(invitation->role, invitation->scope, call.words());
  model["title"] = call.tr("You are invited");
  model["usable"] = true;
  model["by"] = invitation->by_name;
  model["portal_name"] = catalogue_.portal_name(call.words().language());
  model["expires_at"] = to_iso(invitation->expires);
  model["signed_in"] = person != 0;
  model["proved"] = proved;
  model["address"] = proved ? invitation->email : masked(invitation->email);
  return page("core/staff/invited", std::move(model));
}

Response Pages::accept_invitation(CoreCall& call) const {
  auto& host = call.host();
  const auto person = call.actor().person_id;
  const auto accepted = host.database().write(
      [&](soci::session& sql) { return accept(sql, host, call.cookies().get(cookie), person, call.now()); });
  if (!accepted && accepted.error().code == "other_address") return redirect(path);
  if (!accepted) return over(call);
  sessions_.forget(person);
  call.set_cookie(remove_cookie(cookie, path, sessions_.secure_cookies()));
  call.flash("success", call.tr("Welcome. You now have this role."));
  return redirect(sessions_.asks_second_factor() ? "/account/second-factor?then=%2Faccount" : "/account");
}

}  // namespace kenes::identity::staff
