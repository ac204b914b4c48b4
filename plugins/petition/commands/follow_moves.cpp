#include "commands/follow_moves.hpp"

#include "attachments/attachments.hpp"
#include "commands/refresh_facets.hpp"
#include "domain/stages.hpp"
#include "drafting/commands.hpp"
#include "jobs/tell_supporters.hpp"
#include "kenes/sql.hpp"
#include "mail/author_letter.hpp"
#include "mail/news_letter.hpp"
#include "post/letters.hpp"
#include "queries/find_petition.hpp"
#include "queries/responses.hpp"

namespace kenes::petition {

namespace {

// The first time counts.
void stamp(soci::session& sql, const std::string& column, std::int64_t id, Time at) {
  const auto now = sql::from(at);
  sql << "UPDATE petition.petition SET " + column + " = coalesce(" + column +
             ", kenes.to_time(cast(:now as bigint))) WHERE id = cast(:id as bigint)",
      soci::use(now), soci::use(id);
}

void touch(soci::session& sql, std::int64_t id, Time at) {
  const auto now = sql::from(at);
  sql << "UPDATE petition.petition SET updated_at = kenes.to_time(cast(:now as bigint)) WHERE id = cast(:id as bigint)",
      soci::use(now), soci::use(id);
}

// From now on the text is what people sign; its hash goes with it.
void freeze(soci::session& sql, std::int64_t id, Time at) {
  const auto now = sql::from(at);
  sql << "UPDATE petition.petition SET frozen_at = kenes.to_time(cast(:now as bigint)), "
         "text_sha256 = encode(sha256(convert_to("
         "  action || E'\\n\\n' || background || E'\\n\\n' || additional_details, 'UTF8')), 'hex') "
         "WHERE id = cast(:id as bigint) AND frozen_at IS NULL",
      soci::use(now), soci::use(id);
}

void keep_grounds(soci::session& sql, const Process& process, const participation::Move& move) {
  const auto at = sql::from(move.after.stage_since);
  if (refuses(process, move.to)) {
    sql << "UPDATE petition.petition SET rejection_code = cast(:code as text), rejection_details = cast(:note as "
           "text), "
           "rejected_at = kenes.to_time(cast(:at as bigint)) WHERE id = cast(:id as bigint)",
        soci::use(move.reason), soci::use(move.note), soci::use(at), soci::use(move.after.id);
  } else if (!move.note.empty()) {
    sql << "UPDATE petition.petition SET review_note = cast(:note as text) WHERE id = cast(:id as bigint)",
        soci::use(move.note), soci::use(move.after.id);
  }
}

// That it closed, or what an authority decided about it in public: news for those who asked.
bool is_news(const Process& process, const participation::Move& move, const Stage& to) {
  const auto* from = process.stage(move.from);
  if (from == nullptr || !is_public(*from) || !is_public(to)) return false;
  const bool decided = from->kind == participation::StageKind::review && move.person_id != 0;
  return decided || (collects(*from) && !collects(to));
}

}  // namespace

void MoveFollower::moved(soci::session& sql, const participation::Move& move) {
  const auto petition = find_petition(sql, office_, move.after.service, move.after.id);
  if (!petition) return;  // being filed just now, or a deleted draft
  const auto& process = office_.engine().process_of(move.after);
  const auto* to = process.stage(move.to);
  const auto now = move.after.stage_since;
  keep_grounds(sql, process, move);
  if (to->kind == participation::StageKind::review) stamp(sql, "moderation_reached_at", move.after.id, now);
  touch(sql, move.after.id, now);
  follow_with_attachments(sql, office_, move);
  if (collects_publicly(*to)) freeze(sql, move.after.id, now);
  refresh_facets(sql, move.after.id);
  if (to->together) begin_drafting(sql, office_, *petition);
  if (is_news(process, move, *to)) tell_supporters(sql, office_, {move.after.id, "stage", to->id});

  const auto language = language_of_author(sql, office_, *petition);
  if (const auto letter = author_letter(office_, *petition, move, language))
    tell_author(sql, office_, *petition, *letter);
}

void MoveFollower::duty_opened(soci::session& sql, const participation::Submission& submission,
                               const participation::Duty& duty) {
  auto petition = find_petition(sql, office_, submission.service, submission.id);
  if (!petition) return;
  stamp(sql, is_event(duty.kind) ? "debate_reached_at" : "response_reached_at", submission.id, duty.opened_at);
  touch(sql, submission.id, duty.opened_at);
  refresh_facets(sql, submission.id);
  petition->standing = submission;
  const auto language = language_of_author(sql, office_, *petition);
  tell_author(sql, office_, *petition, duty_letter(office_, *petition, duty, language));
}

void MoveFollower::duty_met(soci::session& sql, const participation::Submission& submission,
                            const participation::Duty& duty) {
  refresh_facets(sql, submission.id);
  // Those with an account are told with the supporters.
  if (submission.author_id != 0 || is_event(duty.kind)) return;
  const auto petition = find_petition(sql, office_, submission.service, submission.id);
  if (!petition) return;
  const News news{submission.id, "answer", duty.rule};
  const auto letter = news_letter(office_, *petition, news, read_told(sql, office_, news), petition->language);
  if (letter) tell_author(sql, office_, *petition, *letter);
}

void MoveFollower::duty_lapsed(soci::session& sql, const participation::Submission& submission,
                               const participation::Duty& duty) {
  touch(sql, submission.id, *duty.lapsed_at);
  refresh_facets(sql, submission.id);
}

}  // namespace kenes::petition
