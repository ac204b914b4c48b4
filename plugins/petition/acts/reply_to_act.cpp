#include "acts/commands.hpp"
#include "acts/letters.hpp"
#include "kenes/sql.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

namespace {

bool insert(soci::session& sql, std::int64_t id, std::int64_t act_id, const std::string& text, bool published, Time at,
            const Actor& by) {
  const int shown = published ? 1 : 0;
  const auto now = sql::from(at);
  long long kept = 0;
  sql << "INSERT INTO petition.act_reply (act_id, petition_id, text, published, at, person_id) VALUES "
         "(cast(:act as bigint), cast(:id as bigint), cast(:text as text), cast(cast(:shown as integer) as boolean), "
         " kenes.to_time(cast(:now as bigint)), cast(:by as bigint)) ON CONFLICT (act_id) DO NOTHING RETURNING act_id",
      soci::use(act_id), soci::use(id), soci::use(text), soci::use(shown), soci::use(now), soci::use(by.person_id),
      soci::into(kept);
  return sql.got_data();
}

}  // namespace

Result<void> reply_to_act(const Office& office, std::string_view service, std::int64_t id, std::int64_t act_id,
                          const std::string& text, bool published, const Actor& by) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto petition = find_petition(sql, office, service, id);
    const auto act = office.kit->acts().find(sql, act_id);
    if (!petition || !act || act->submission_id != id) return fail("not_found", "the petition has no such act");
    if (act->withdrawn_at) return fail("withdrawn", "the act was withdrawn");
    const auto at = office.host->clock().now();
    if (!insert(sql, id, act_id, text, published, at, by)) return fail("answered", "the act is answered already");
    const boost::json::object data{{"id", act_id}, {"act", act->rule}};
    if (published) office.kit->timeline().add(sql, id, {at, "petition.act_answered", data});
    office.host->audit().record(sql, {by.person_id, "petition.act_answered", "petition:" + std::to_string(id), data});
    tell_of_reply(sql, office, *petition, *act);
    return {};
  });
}

}  // namespace kenes::petition
