#include "commands/claim.hpp"

#include "queries/questions.hpp"

namespace kenes::advice {

bool claim(soci::session& sql, Host& host, const std::string& service, std::int64_t id, const Actor& lawyer,
           bool take_over) {
  const auto now = host.clock().now();
  const auto at = micros(now), until = micros(now + std::chrono::hours{1});
  const int any = take_over ? 1 : 0;
  const auto before = find_question(sql, service, id);
  soci::statement update =
      (sql.prepare << "UPDATE advice.question SET claimed_by = cast(:person AS bigint), "
                      "claimed_name = cast(:name AS text), claimed_until = kenes.to_time(cast(:until AS bigint)) "
                      "WHERE id = cast(:id AS bigint) AND service = cast(:service AS text) AND answered_at IS NULL AND "
                      "(claimed_until IS NULL OR claimed_until <= kenes.to_time(cast(:now AS bigint)) "
                      "OR claimed_by = cast(:same AS bigint) OR cast(:any AS integer) = 1)",
       soci::use(lawyer.person_id), soci::use(lawyer.name), soci::use(until), soci::use(id), soci::use(service),
       soci::use(at), soci::use(lawyer.person_id), soci::use(any));
  update.execute(true);
  if (update.get_affected_rows() != 1) return false;
  const bool by_other = before && before->held_by_other(lawyer.person_id, now);
  if (take_over && by_other) {
    host.audit().record(
        sql, {lawyer.person_id, "advice.take_over", "advice:" + std::to_string(id), {{"from", before->claimed_by}}});
  } else if (before && !by_other && before->claimed_by != lawyer.person_id) {
    host.audit().record(sql, {lawyer.person_id, "advice.claim", "advice:" + std::to_string(id)});
  }
  return true;
}

void release(soci::session& sql, Host& host, const std::string& service, std::int64_t id, const Actor& lawyer) {
  long long released = 0;
  sql << "UPDATE advice.question SET claimed_by = NULL, claimed_name = '', claimed_until = NULL "
         "WHERE id = cast(:id AS bigint) AND service = cast(:service AS text) AND claimed_by = cast(:person AS bigint) "
         "RETURNING id",
      soci::use(id), soci::use(service), soci::use(lawyer.person_id), soci::into(released);
  if (!sql.got_data()) return;
  host.audit().record(sql, {lawyer.person_id, "advice.release", "advice:" + std::to_string(id)});
}

}  // namespace kenes::advice
