// All that a person did, of all plugins, the newest first: for them alone.
#include <algorithm>
#include <limits>

#include "identity/local_path.hpp"
#include "users/pages.hpp"

namespace kenes::users {
namespace {

constexpr std::size_t on_a_page = 30;

// Each part gives as many as a page takes: whatever the others have, no more of it is shown.
std::vector<Deed> deeds_of(soci::session& sql, const std::vector<Part>& parts, const Call& call, Time before) {
  std::vector<Deed> deeds;
  for (const auto& part : parts) {
    if (!part.data) continue;
    auto some = part.data->deeds(sql, call.actor().person_id, part.words(call.words()), before,
                                 static_cast<int>(on_a_page) + 1);
    std::move(some.begin(), some.end(), std::back_inserter(deeds));
  }
  std::stable_sort(deeds.begin(), deeds.end(), [](const Deed& one, const Deed& other) { return one.at > other.at; });
  return deeds;
}

}  // namespace

Response Pages::activity(identity::CoreCall& call) const {
  const auto asked = call.request().query.integer("before", 0, 1, std::numeric_limits<std::int64_t>::max());
  const auto before = asked == 0 ? call.now() + std::chrono::hours{1} : from_micros(asked);
  const auto parts = parts_();
  auto deeds = call.host().database().read([&](soci::session& sql) { return deeds_of(sql, parts, call, before); });
  const bool more = deeds.size() > on_a_page;
  if (more) deeds.resize(on_a_page);
  boost::json::array list;
  for (const auto& deed : deeds) {
    list.push_back(boost::json::object{
        {"at", to_iso(deed.at)}, {"what", deed.what}, {"deed_title", deed.title}, {"href", deed.href}});
  }
  return page(
      "core/account_activity",
      {{"title", call.tr("What you did here")},
       {"deeds", std::move(list)},
       {"first", asked == 0},
       {"older_href", more ? "/account/activity?before=" + std::to_string(micros(deeds.back().at)) : std::string()}});
}

}  // namespace kenes::users
