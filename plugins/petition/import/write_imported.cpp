#include "import/write_imported.hpp"

#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

// A time as SQL takes it; 0 stands for none.
std::int64_t maybe(const std::optional<Time>& at) {
  return at ? sql::from(*at) : 0;
}

void write_petition(soci::session& sql, std::int64_t id, const std::string& service, const PetitionFile& file) {
  const auto& petition = file.petition;
  const auto created = sql::from(petition.created_at), updated = sql::from(petition.updated_at);
  const auto moderation = maybe(petition.moderation_reached_at), response = maybe(petition.response_reached_at);
  const auto debate = maybe(petition.debate_reached_at), rejected = maybe(petition.rejected_at);
  const auto opened = maybe(file.opened_at);
  const auto departments = boost::json::serialize(petition.departments);
  sql << "INSERT INTO petition.petition AS p (id, service, author_id, creator_name, language, action, background, "
         "  additional_details, committee_note, created_at, updated_at, moderation_reached_at, response_reached_at, "
         "  debate_reached_at, rejected_at, rejection_code, rejection_details, departments, imported, frozen_at) "
         "VALUES (cast(:id as bigint), cast(:service as text), 0, cast(:name as text), cast(:language as text), "
         "  cast(:action as text), cast(:background as text), cast(:details as text), cast(:note as text), "
         "  kenes.to_time(cast(:created as bigint)), kenes.to_time(cast(:updated as bigint)), "
         "  kenes.to_time(nullif(cast(:moderation as bigint), 0)), kenes.to_time(nullif(cast(:response as bigint), "
         "0)), "
         "  kenes.to_time(nullif(cast(:debate as bigint), 0)), kenes.to_time(nullif(cast(:rejected as bigint), 0)), "
         "  nullif(cast(:code as text), ''), nullif(cast(:grounds as text), ''), cast(:departments as jsonb), true, "
         "  kenes.to_time(nullif(cast(:opened as bigint), 0))) "
         "ON CONFLICT (id) DO UPDATE SET creator_name = excluded.creator_name, action = excluded.action, "
         "  background = excluded.background, additional_details = excluded.additional_details, "
         "  committee_note = excluded.committee_note, created_at = excluded.created_at, "
         "  updated_at = excluded.updated_at, moderation_reached_at = excluded.moderation_reached_at, "
         "  response_reached_at = excluded.response_reached_at, debate_reached_at = excluded.debate_reached_at, "
         "  rejected_at = excluded.rejected_at, rejection_code = excluded.rejection_code, "
         "  rejection_details = excluded.rejection_details, departments = excluded.departments, "
         "  frozen_at = excluded.frozen_at "
         "WHERE p.imported",
      soci::use(id), soci::use(service), soci::use(petition.creator_name), soci::use(petition.language),
      soci::use(petition.texts.action), soci::use(petition.texts.background),
      soci::use(petition.texts.additional_details), soci::use(petition.committee_note), soci::use(created),
      soci::use(updated), soci::use(moderation), soci::use(response), soci::use(debate), soci::use(rejected),
      soci::use(petition.rejection_code), soci::use(petition.rejection_details), soci::use(departments),
      soci::use(opened);
  sql << "UPDATE petition.petition SET text_sha256 = encode(sha256(convert_to("
         "  action || E'\\n\\n' || background || E'\\n\\n' || additional_details, 'UTF8')), 'hex') "
         "WHERE id = cast(:id as bigint) AND frozen_at IS NOT NULL",
      soci::use(id);
}

void write_topics(soci::session& sql, std::int64_t id, const PetitionFile& file) {
  const auto codes = sql::array(file.petition.topics);
  sql << "INSERT INTO petition.topic (petition_id, code) SELECT DISTINCT cast(:id as bigint), code "
         "FROM unnest(cast(:codes as text[])) AS code ON CONFLICT DO NOTHING",
      soci::use(id), soci::use(codes);
}

void write_answer(soci::session& sql, std::int64_t id, const std::string& duty, const Answer& answer) {
  const auto created = sql::from(answer.created_at), updated = sql::from(answer.updated_at);
  sql << "INSERT INTO petition.answer (petition_id, duty, responded_on, summary, details, created_at, updated_at) "
         "VALUES (cast(:id as bigint), cast(:duty as text), cast(:day as date), cast(:summary as text), "
         "  cast(:details as text), kenes.to_time(cast(:created as bigint)), kenes.to_time(cast(:updated as bigint))) "
         "ON CONFLICT (petition_id, duty) DO UPDATE SET responded_on = excluded.responded_on, "
         "  summary = excluded.summary, details = excluded.details, created_at = excluded.created_at, "
         "  updated_at = excluded.updated_at",
      soci::use(id), soci::use(duty), soci::use(answer.responded_on), soci::use(answer.summary),
      soci::use(answer.details), soci::use(created), soci::use(updated);
}

void write_debate(soci::session& sql, std::int64_t id, const std::string& duty, const Debate& debate) {
  const auto created = sql::from(debate.created_at), updated = sql::from(debate.updated_at);
  const auto outcome = maybe(debate.outcome_at);
  sql << "INSERT INTO petition.debate (petition_id, duty, scheduled_on, debated_on, transcript_url, video_url, "
         "  debate_pack_url, overview, outcome_at, created_at, updated_at) "
         "VALUES (cast(:id as bigint), cast(:duty as text), cast(nullif(cast(:scheduled as text), '') as date), "
         "  cast(nullif(cast(:debated as text), '') as date), cast(:transcript as text), cast(:video as text), "
         "  cast(:pack as text), cast(:overview as text), kenes.to_time(nullif(cast(:outcome as bigint), 0)), "
         "  kenes.to_time(cast(:created as bigint)), kenes.to_time(cast(:updated as bigint))) "
         "ON CONFLICT (petition_id, duty) DO UPDATE SET scheduled_on = excluded.scheduled_on, "
         "  debated_on = excluded.debated_on, transcript_url = excluded.transcript_url, "
         "  video_url = excluded.video_url, debate_pack_url = excluded.debate_pack_url, overview = excluded.overview, "
         "  outcome_at = excluded.outcome_at, updated_at = excluded.updated_at",
      soci::use(id), soci::use(duty), soci::use(debate.scheduled_on), soci::use(debate.debated_on),
      soci::use(debate.transcript_url), soci::use(debate.video_url), soci::use(debate.debate_pack_url),
      soci::use(debate.overview), soci::use(outcome), soci::use(created), soci::use(updated);
}

}  // namespace

void write_imported(soci::session& sql, std::int64_t id, const std::string& service, const PetitionFile& file,
                    const std::string& fingerprint) {
  write_petition(sql, id, service, file);
  write_topics(sql, id, file);
  if (file.answer) write_answer(sql, id, file.answer->duty, *file.answer);
  if (file.debate) write_debate(sql, id, file.debate->duty, *file.debate);
  const auto origin = std::to_string(file.id);
  const auto holders = boost::json::serialize(file.place_holders);
  sql << "INSERT INTO petition.imported (petition_id, service, origin, file_sha256, place_holders) VALUES "
         "(cast(:id as bigint), cast(:service as text), cast(:origin as text), cast(:hash as text), "
         " cast(:holders as jsonb)) "
         "ON CONFLICT (petition_id) DO UPDATE SET file_sha256 = excluded.file_sha256, "
         "  place_holders = excluded.place_holders",
      soci::use(id), soci::use(service), soci::use(origin), soci::use(fingerprint), soci::use(holders);
}

}  // namespace kenes::petition
