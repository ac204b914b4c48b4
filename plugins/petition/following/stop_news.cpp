#include <algorithm>
#include <limits>

#include "following/following.hpp"
#include "pages/seen.hpp"
#include "queries/find_petition.hpp"
#include "routes.hpp"

namespace kenes::petition {

namespace {

constexpr std::size_t token_size = 40;

// The present one first; links in mails are years old, and good under whatever key of the portal they were made.
std::vector<std::string> tokens(const Office& office, std::int64_t petition_id, std::int64_t person_id) {
  auto all = office.host->secrets().keyed_hashes("petition.stop_news",
                                                 std::to_string(petition_id) + ":" + std::to_string(person_id));
  for (auto& one : all) one.resize(token_size);
  return all;
}

// In time that doesn't tell how much of it is right.
bool same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned different = 0;
  for (std::size_t i = 0; i < a.size(); ++i) different |= static_cast<unsigned char>(a[i] ^ b[i]);
  return different == 0;
}

struct Follower {
  Petition petition;
  std::int64_t person_id = 0;
};

std::optional<Follower> follower_of(const Call& call, const Office& office) {
  const auto& captures = call.request().captures;
  const auto person = captures.integer("person", 0, 1, std::numeric_limits<std::int64_t>::max());
  const auto good = tokens(office, id_of(call), person);
  const auto shown = captures.get("token");
  if (std::none_of(good.begin(), good.end(), [&](const auto& one) { return same(one, shown); })) return std::nullopt;
  auto petition = office.database().read(
      [&](soci::session& sql) { return find_petition(sql, office, call.service().slug, id_of(call)); });
  if (!petition) return std::nullopt;
  return Follower{std::move(*petition), person};
}

Response answer(const Call& call, const Follower& follower, bool stopped) {
  const bool shown = follower.petition.standing.visibility == participation::Visibility::everyone;
  return page("petition/following/stop",
              {{"title", stopped ? call.tr("You get no more news of this petition") : call.tr("Stop the news?")},
               {"action", shown ? follower.petition.texts.action : std::string()},
               {"lang", follower.petition.language},
               {"stopped", stopped},
               {"form_action", call.request().path},
               {"home_href", call.url("")}});
}

}  // namespace

std::string stop_link(const Office& office, std::string_view service, std::int64_t petition_id,
                      std::int64_t person_id) {
  return office.link(service, "/" + std::to_string(petition_id) + "/news/" + std::to_string(person_id) + "/" +
                                  tokens(office, petition_id, person_id).front());
}

void declare_following(Registrar& registrar, const Office& office) {
  const Access everyone = Access::anyone();
  const PageRoute routes[] = {
      {Method::get, "/{id:int}/news/{person:int}/{token}", everyone, stop_page, no_twin},
      {Method::post, "/{id:int}/news/{person:int}/{token}", everyone, stop_action, no_twin, 20},
  };
  declare_routes(registrar, office, routes);
}

// Programs that look links in mails over must not stop anything: that takes the button.
Response stop_page(Call& call, const Office& office) {
  const auto follower = follower_of(call, office);
  return follower ? answer(call, *follower, false) : not_found();
}

Response stop_action(Call& call, const Office& office) {
  const auto follower = follower_of(call, office);
  if (!follower) return not_found();
  office.database().write([&](soci::session& sql) {
    sql << "UPDATE petition.supporter SET notify = false WHERE petition_id = cast(:id as bigint) "
           "AND person_id = cast(:person as bigint)",
        soci::use(follower->petition.id), soci::use(follower->person_id);
  });
  return answer(call, *follower, true);
}

}  // namespace kenes::petition
