#include "commands/hide_feedback.hpp"

namespace kenes::feedback {
namespace {

std::string subject(std::int64_t entry_id) {
  return "feedback:" + std::to_string(entry_id);
}

}  // namespace

bool hide_feedback(soci::session& sql, Host& host, const Service& service, std::int64_t entry_id,
                   std::int64_t person_id, const std::string& reason) {
  const auto at = micros(host.clock().now());
  soci::statement update =
      (sql.prepare << "UPDATE feedback.entry SET hidden_reason = cast(:reason as text), "
                      "hidden_at = kenes.to_time(cast(:at as bigint)) "
                      "WHERE id = cast(:id as bigint) AND service = cast(:service as text) AND hidden_at IS NULL",
       soci::use(reason), soci::use(at), soci::use(entry_id), soci::use(service.slug));
  update.execute(true);
  if (update.get_affected_rows() != 1) return false;
  host.audit().record(sql, {person_id, "feedback.hide", subject(entry_id), {{"reason", reason}}});
  return true;
}

bool show_feedback_again(soci::session& sql, Host& host, const Service& service, std::int64_t entry_id,
                         std::int64_t person_id) {
  soci::statement update =
      (sql.prepare << "UPDATE feedback.entry SET hidden_reason = NULL, hidden_at = NULL "
                      "WHERE id = cast(:id as bigint) AND service = cast(:service as text) AND hidden_at IS NOT NULL",
       soci::use(entry_id), soci::use(service.slug));
  update.execute(true);
  if (update.get_affected_rows() != 1) return false;
  host.audit().record(sql, {person_id, "feedback.show_again", subject(entry_id)});
  return true;
}

}  // namespace kenes::feedback
