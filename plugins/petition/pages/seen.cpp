#include "pages/seen.hpp"

#include <limits>

#include "pages/official.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

using participation::Visibility;

bool is_staff(const Call& call) {
  return call.is("moderator") || call.is("official");
}

std::int64_t id_of(const Call& call) {
  return call.request().captures.integer("id", 0, 1, std::numeric_limits<std::int64_t>::max());
}

namespace {

bool may_see(const Seen& seen, std::string_view token) {
  switch (seen.petition.standing.visibility) {
    case Visibility::everyone:
      return true;
    case Visibility::link:
      return seen.is_author || seen.is_staff || (!token.empty() && token == seen.petition.standing.link_token);
    case Visibility::author:
      return seen.is_author || seen.is_staff;
    case Visibility::staff:
      return seen.is_staff;
  }
  return false;
}

}  // namespace

std::optional<Seen> see(soci::session& sql, const Office& office, const Call& call, std::string_view token) {
  auto petition = find_petition(sql, office, call.service().slug, id_of(call));
  if (!petition) return std::nullopt;
  Seen seen;
  seen.petition = std::move(*petition);
  seen.process = &office.engine().process_of(seen.petition.standing);
  seen.stage = seen.process->stage(seen.petition.standing.stage);
  seen.is_author = call.actor().signed_in() && seen.petition.standing.author_id == call.actor().person_id;
  seen.is_staff = is_staff(call) || has_duty(sql, seen.petition.id, official_of(call).authorities);
  if (seen.stage == nullptr || !may_see(seen, token)) return std::nullopt;
  return seen;
}

std::optional<Seen> see(const Office& office, const Call& call, std::string_view token) {
  return office.database().read([&](soci::session& sql) { return see(sql, office, call, token); });
}

std::optional<Seen> see_own(const Office& office, const Call& call) {
  auto seen = see(office, call);
  if (!seen || !seen->is_author) return std::nullopt;
  return seen;
}

}  // namespace kenes::petition
