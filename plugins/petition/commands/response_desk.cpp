#include "commands/response_desk.hpp"

#include "kenes/sql.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

Result<participation::Duty> duty_of(soci::session& sql, const Office& office, std::string_view service, std::int64_t id,
                                    const std::string& rule) {
  sql << "SELECT id FROM petition.petition WHERE id = cast(:id as bigint) FOR UPDATE", soci::use(id);
  if (!find_petition(sql, office, service, id)) return fail("not_found", "there is no such petition in this service");
  for (const auto& duty : office.engine().duties(sql, id)) {
    if (duty.rule == rule) return duty;
  }
  return fail("not_open", "the petition has no such duty");
}

void keep_revision(soci::session& sql, const Office& office, const std::string& kind, std::int64_t id,
                   const std::string& duty, const Actor& by) {
  const auto now = sql::from(office.host->clock().now());
  const std::string table = kind == "answer" ? "petition.answer" : "petition.debate";
  sql << "INSERT INTO petition.revision (petition_id, kind, duty, revision, content, replaced_at, replaced_by) "
         "SELECT r.petition_id, cast(:kind as text), r.duty, r.revision, to_jsonb(r) - 'petition_id' - 'duty', "
         "  kenes.to_time(cast(:now as bigint)), cast(:by as bigint) FROM " +
             table +
             " r "
             "WHERE r.petition_id = cast(:id as bigint) AND r.duty = cast(:duty as text)",
      soci::use(kind), soci::use(now), soci::use(by.person_id), soci::use(id), soci::use(duty);
}

Result<void> meet(soci::session& sql, const Office& office, const participation::Duty& duty, const Actor& by) {
  if (!duty.open()) return {};  // published all the same
  if (const auto met = office.engine().meet_duty(sql, duty.submission_id, duty.rule, by); !met) {
    return tl::unexpected(met.error());
  }
  return {};
}

void note_down(soci::session& sql, const Office& office, std::int64_t id, const std::string& action,
               const boost::json::object& data, bool on_timeline, const Actor& by) {
  const auto at = office.host->clock().now();
  const auto now = sql::from(at);
  sql << "UPDATE petition.petition SET updated_at = kenes.to_time(cast(:now as bigint)) WHERE id = cast(:id as bigint)",
      soci::use(now), soci::use(id);
  if (on_timeline) office.kit->timeline().add(sql, id, {at, action, data});
  office.host->audit().record(sql, {by.person_id, action, "petition:" + std::to_string(id), data});
}

}  // namespace kenes::petition
