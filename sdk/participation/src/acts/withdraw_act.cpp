#include <spdlog/fmt/fmt.h>

#include "acts/acts.hpp"
#include "timeline/timeline.hpp"

namespace kenes::participation {

Result<Act> KitActs::withdraw(soci::session& sql, std::int64_t id, const std::string& because, const Actor& by) {
  auto act = find(sql, id);
  if (!act) return fail("not_found", "there is no such act");
  if (because.empty()) return fail("reason_required", "a withdrawal needs a reason, which everyone can read");
  if (!lock_record(sql, act->submission_id)) return fail("not_found", "its submission is gone");
  const auto at = host_.clock().now();
  const auto now = micros(at);
  long long withdrawn = 0;
  sql << "update participation.act set withdrawn_at = kenes.to_time(cast(:now as bigint)), withdrawn_by = cast(:by as "
         "bigint), withdrawn_because = cast(:because as text) where id = cast(:id as bigint) and withdrawn_at is null "
         "returning id",
      soci::use(now), soci::use(by.person_id), soci::use(because), soci::use(id), soci::into(withdrawn);
  if (!sql.got_data()) return fail("withdrawn_already", "the act was withdrawn before");
  KitTimeline().add(sql, act->submission_id, {at, "act_withdrawn", {{"id", id}, {"act", act->rule}}});
  host_.audit().record(
      sql,
      {by.person_id, "participation.withdraw_act", fmt::format("submission:{}", act->submission_id), {{"act", id}}});
  return *find(sql, id);
}

}  // namespace kenes::participation
