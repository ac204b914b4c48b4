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

bool is_author_of(const participation::Submission& submission, const Call& call) {
  return call.actor().signed_in() && submission.author_id == call.actor().person_id;
}

bool may_see(const participation::Submission& submission, bool is_author, bool is_staff, std::string_view token) {
  switch (submission.visibility) {
    case Visibility::everyone:
      return true;
    case Visibility::link:
      return is_author || is_staff || (!token.empty() && token == submission.link_token);
    case Visibility::author:
      return is_author || is_staff;
    case Visibility::staff:
      return is_staff;
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
  seen.is_author = is_author_of(seen.petition.standing, call);
  seen.is_staff = is_staff(call) || has_duty(sql, seen.petition.id, official_of(call).authorities);
  if (seen.stage == nullptr || !may_see(seen.petition.standing, seen.is_author, seen.is_staff, token))
    return std::nullopt;
  return seen;
}

std::optional<Seen> see(const Office& office, const Call& call, std::string_view token) {
  return office.database().read([&](soci::session& sql) { return see(sql, office, call, token); });
}

std::optional<Standing> see_standing(const Office& office, const Call& call, std::string_view token) {
  auto submission = office.engine().find_together(id_of(call));
  if (!submission || submission->service != call.service().slug) return std::nullopt;
  const auto is_staff_here = [&] {
    if (is_staff(call)) return true;
    const auto authorities = official_of(call).authorities;
    return !authorities.empty() &&
           office.database().read([&](soci::session& sql) { return has_duty(sql, submission->id, authorities); });
  };
  const bool public_one = submission->visibility == Visibility::everyone;
  if (!public_one && !may_see(*submission, is_author_of(*submission, call), is_staff_here(), token))
    return std::nullopt;
  Standing standing{.submission = std::move(*submission)};
  standing.process = &office.engine().process_of(standing.submission);
  standing.stage = standing.process->stage(standing.submission.stage);
  if (standing.stage == nullptr) return std::nullopt;
  return standing;
}

std::optional<Seen> see_own(const Office& office, const Call& call) {
  auto seen = see(office, call);
  if (!seen || !seen->is_author) return std::nullopt;
  return seen;
}

}  // namespace kenes::petition
