// Showing anew that it is them, by a way that is theirs already: the code goes to their own address, without their
// typing it.
#include "identity/fresh.hpp"
#include "identity/local_path.hpp"
#include "users/pages.hpp"

namespace kenes::users {

Response Pages::prove(identity::CoreCall& call) const {
  const auto then = identity::local_path(call.request().query.get("then"));
  if (identity::is_fresh(call.visitor(), call.now())) return redirect(then);
  const auto own =
      call.host().database().read([&](soci::session& sql) { return ways_of(sql, call.actor().person_id, call.now()); });
  boost::json::array addresses, ways;
  bool unsettled = false;
  for (const auto& way : own) {
    unsettled = unsettled || !way.settled;
    if (!way.settled) continue;
    if (way.email()) {
      addresses.push_back(boost::json::value(way.subject));
      continue;
    }
    for (const auto& key : names_.keys(way.space)) {
      const auto with = identity::in_query(key);
      ways.push_back(boost::json::object{
          {"title", names_.title(call, key)},
          {"href", "/sign-in?way=" + with + "&with=" + with + "&then=" + identity::in_query(then)}});
    }
  }
  return page("core/account_prove", {{"title", call.tr("Show that it is you")},
                                     {"addresses", std::move(addresses)},
                                     {"ways", std::move(ways)},
                                     {"unsettled", unsettled},
                                     {"then", then}});
}

}  // namespace kenes::users
