#include "identity/staff/held_roles.hpp"
#include "identity/staff/pages.hpp"
#include "identity/staff/paging.hpp"
#include "kenes/form.hpp"

namespace kenes::identity::staff {

Response Pages::people(CoreCall& call) const {
  const Reach reach(call.actor());
  const auto search = std::string(call.request().query.get("q")).substr(0, 200);
  Paging paging;
  int open = 0, count = 0;
  const auto held = call.host().database().read([&](soci::session& sql) {
    count = count_held(sql, reach, search);
    open = count_open(sql, reach);
    paging = paging_of(call.request(), count);
    return list_held(sql, reach, search, paging.from(), page_size);
  });
  boost::json::array rows;
  for (const auto& one : held) {
    auto row = shown(one.role, one.scope, call.words());
    const auto base = std::string(people_path);
    row["email"] = one.email;
    row["name"] = one.name;
    row["since"] = to_iso(one.since);
    row["configured"] = one.configured;
    row["granted_by"] = one.granted_by;
    row["second_factor"] = one.second_factor;
    row["remove_href"] = one.configured || !reach.covers(one.role, one.scope)
                             ? ""
                             : base + "/roles/" + std::to_string(one.id) + "/remove";
    row["reset_href"] = one.second_factor && reach.whole() && one.person_id != call.actor().person_id
                            ? base + "/" + std::to_string(one.person_id) + "/second-factor"
                            : "";
    rows.push_back(std::move(row));
  }
  return page("core/staff/people", {{"title", call.tr("People and their roles")},
                                    {"people", std::move(rows)},
                                    {"count", count},
                                    {"open_invitations", open},
                                    {"q", search},
                                    {"clear", search.empty() ? "" : std::string(people_path)},
                                    {"pages", links(paging, std::string(people_path), search)}});
}

}  // namespace kenes::identity::staff
