#include "drafting/drafting_desk.hpp"

#include "drafting/versions.hpp"
#include "kenes/sql.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

Result<Petition> drafted(soci::session& sql, const Office& office, std::string_view service, std::int64_t id) {
  sql << "SELECT id FROM petition.petition WHERE id = cast(:id as bigint) FOR UPDATE", soci::use(id);
  auto petition = find_petition(sql, office, service, id);
  if (!petition) return fail("not_found", "there is no such petition in this service");
  const auto* stage = office.engine().process_of(petition->standing).stage(petition->standing.stage);
  if (stage == nullptr || !stage->together) return fail("wrong_stage", "the texts are not edited together now");
  return *petition;
}

void adopt(soci::session& sql, const Office& office, std::int64_t id, const Texts& texts) {
  const auto now = sql::from(office.host->clock().now());
  sql << "UPDATE petition.petition SET action = cast(:action as text), background = cast(:background as text), "
         "additional_details = cast(:details as text), updated_at = kenes.to_time(cast(:now as bigint)) "
         "WHERE id = cast(:id as bigint)",
      soci::use(texts.action), soci::use(texts.background), soci::use(texts.additional_details), soci::use(now),
      soci::use(id);
}

void keep_contact(soci::session& sql, const Office& office, std::int64_t id, const Actor& by, Side side) {
  if (side != Side::authority) return;
  const auto duties = office.engine().duties(sql, id);
  for (const auto& duty : duties) {
    // Nothing stands against meeting a duty that is open: an error would be ours.
    if (duty.kind == "contact" && duty.open()) office.engine().meet_duty(sql, id, duty.rule, by).value();
  }
}

void note_drafting(soci::session& sql, const Office& office, std::int64_t id, const char* action,
                   const boost::json::object& data, const Actor& by) {
  office.host->audit().record(sql, {by.person_id, action, "petition:" + std::to_string(id), data});
}

void begin_drafting(soci::session& sql, const Office& office, const Petition& petition) {
  const auto newest = newest_version(sql, petition.id);
  if (newest && newest->texts == petition.texts) return;
  const auto now = office.host->clock().now();
  insert_version(sql, petition.id,
                 {.number = newest ? newest->number + 1 : 1,
                  .texts = petition.texts,
                  .by_author = true,
                  .person_id = petition.standing.author_id,
                  .name = petition.creator_name,
                  .at = now,
                  .accepted_at = now});
}

bool lacks_acceptance(soci::session& sql, const Process& process, const Stage& stage,
                      const participation::Outcome& outcome, std::int64_t id) {
  const auto* target = process.stage(outcome.to);
  const bool goes_out = !outcome.needs_reason && target != nullptr && target->kind != participation::StageKind::draft;
  if (!stage.together || !goes_out) return false;
  const auto newest = newest_version(sql, id);
  return newest && !newest->accepted_at;
}

}  // namespace kenes::petition
