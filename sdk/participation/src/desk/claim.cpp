#include "desk/desk.hpp"
#include "submission/record.hpp"

#include <spdlog/fmt/fmt.h>

#include <stdexcept>

namespace kenes::participation {
namespace {

constexpr std::chrono::minutes claim_length{15};

Claim to_claim(const soci::row& row) {
  return {number_at(row, 0), text_at(row, 1), *time_at(row, 2)};
}

}  // namespace

std::optional<Claim> KitDesk::holder(soci::session& sql, std::int64_t submission_id) {
  const auto now = micros(host_.clock().now());
  soci::rowset<soci::row> rows =
      (sql.prepare << "select c.person_id, c.name, kenes.to_micros(c.until) from participation.claim c "
                      "where c.submission_id = cast(:id as bigint) and c.until > kenes.to_time(cast(:now as bigint))",
       soci::use(submission_id), soci::use(now));
  for (const auto& row : rows) return to_claim(row);
  return std::nullopt;
}

Claim KitDesk::claim(soci::session& sql, std::int64_t submission_id, const Actor& by, bool take_over) {
  // Under the submission's lock, so that two officials who click at once see one another.
  if (!lock_record(sql, submission_id)) {
    throw std::invalid_argument(fmt::format("there is no submission {} to claim", submission_id));
  }
  const auto held = holder(sql, submission_id);
  const bool by_other = held && held->person_id != by.person_id;
  if (by_other && !take_over) return *held;
  const Claim claim{by.person_id, by.name, host_.clock().now() + claim_length};
  const auto until = micros(claim.until);
  sql << "insert into participation.claim (submission_id, person_id, name, until) values (cast(:id as bigint), "
         "cast(:person as bigint), cast(:name as text), kenes.to_time(cast(:until as bigint))) "
         "on conflict (submission_id) do update set person_id = excluded.person_id, name = excluded.name, "
         "until = excluded.until",
      soci::use(submission_id), soci::use(by.person_id), soci::use(by.name), soci::use(until);
  if (by_other) {
    host_.audit().record(sql, {by.person_id,
                               "participation.take_over",
                               fmt::format("submission:{}", submission_id),
                               {{"from_person", held->person_id}}});
  } else if (!held) {
    host_.audit().record(sql, {by.person_id, "participation.claim", fmt::format("submission:{}", submission_id)});
  }
  return claim;
}

void KitDesk::release(soci::session& sql, std::int64_t submission_id, const Actor& by) {
  long long released = 0;
  sql << "delete from participation.claim where submission_id = cast(:id as bigint) and person_id = cast(:by as "
         "bigint) returning submission_id",
      soci::use(submission_id), soci::use(by.person_id), soci::into(released);
  if (!sql.got_data()) return;
  host_.audit().record(sql, {by.person_id, "participation.release", fmt::format("submission:{}", submission_id)});
}

}  // namespace kenes::participation
