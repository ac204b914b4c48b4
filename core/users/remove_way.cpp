// Taking a way to sign in away from an account; never the last one.
#include <algorithm>

#include "identity/fresh.hpp"
#include "users/change_ways.hpp"
#include "users/pages.hpp"

namespace kenes::users {
namespace {

std::optional<OwnWay> meant(const std::vector<OwnWay>& ways, const Secrets& secrets, std::string_view handle) {
  const auto found =
      std::find_if(ways.begin(), ways.end(), [&](const auto& way) { return handle_of(secrets, way) == handle; });
  return found == ways.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

Response Pages::ask_removal(identity::CoreCall& call) const {
  const auto handle = std::string(call.request().query.get("way"));
  const auto own =
      call.host().database().read([&](soci::session& sql) { return ways_of(sql, call.actor().person_id, call.now()); });
  const auto way = meant(own, call.host().secrets(), handle);
  if (!way) return not_found();
  if (own.size() == 1) return conflict(call.tr("This is your only way to sign in. Add another one first."));
  if (!identity::is_fresh(call.visitor(), call.now()))
    return identity::prove_first("/account/ways/remove?way=" + handle);
  const auto roles = call.host().database().read(
      [&](soci::session& sql) { return way->email() ? roles_by_address(sql, way->subject) : 0; });
  return page("core/account_remove_way", {{"title", call.tr("Remove this way to sign in?")},
                                          {"way", handle},
                                          {"name", names_.title(call, way->space)},
                                          {"address", way->email() ? way->subject : std::string()},
                                          {"mailed", way->email() && way->subject == call.actor().email},
                                          {"roles", roles > 0}});
}

Response Pages::remove_way(identity::CoreCall& call) const {
  const auto handle = std::string(call.request().form.get("way"));
  if (!identity::is_fresh(call.visitor(), call.now())) return identity::prove_first("/account/ways");
  const auto own =
      call.host().database().read([&](soci::session& sql) { return ways_of(sql, call.actor().person_id, call.now()); });
  const auto way = meant(own, call.host().secrets(), handle);
  const bool removed = way && users::remove_way(call, *way, names_.title(call, way->space));
  sessions_.forget(call.actor().person_id);
  if (removed) {
    call.flash("success", call.tr("That way to sign in is removed. You are signed out on your other devices."));
  } else {
    call.flash("important", call.tr("Nothing was changed."));
  }
  return redirect("/account/ways");
}

}  // namespace kenes::users
