#include "queries/responses.hpp"

#include "queries/rows.hpp"

namespace kenes::petition {

std::vector<Answer> answers_of(soci::session& sql, std::int64_t petition_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare
           << "SELECT duty, cast(responded_on as text) AS responded_on, summary, details, "
              "  kenes.to_micros(created_at) AS created_at, kenes.to_micros(updated_at) AS updated_at, revision "
              "FROM petition.answer WHERE petition_id = cast(:id as bigint) ORDER BY answer.created_at, duty",
       soci::use(petition_id));
  std::vector<Answer> answers;
  for (const auto& row : rows) {
    answers.push_back({text_of(row, "duty"), text_of(row, "responded_on"), text_of(row, "summary"),
                       text_of(row, "details"), *time_of(row, "created_at"), *time_of(row, "updated_at"),
                       row.get<int>("revision")});
  }
  return answers;
}

std::vector<Debate> debates_of(soci::session& sql, std::int64_t petition_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare
           << "SELECT duty, cast(scheduled_on as text) AS scheduled_on, cast(debated_on as text) AS debated_on, "
              "  transcript_url, video_url, debate_pack_url, overview, kenes.to_micros(outcome_at) AS outcome_at, "
              "  kenes.to_micros(created_at) AS created_at, kenes.to_micros(updated_at) AS updated_at, revision "
              "FROM petition.debate WHERE petition_id = cast(:id as bigint) ORDER BY debate.created_at, duty",
       soci::use(petition_id));
  std::vector<Debate> debates;
  for (const auto& row : rows) {
    Debate debate;
    debate.duty = text_of(row, "duty");
    debate.scheduled_on = text_of(row, "scheduled_on");
    debate.debated_on = text_of(row, "debated_on");
    debate.transcript_url = text_of(row, "transcript_url");
    debate.video_url = text_of(row, "video_url");
    debate.debate_pack_url = text_of(row, "debate_pack_url");
    debate.overview = text_of(row, "overview");
    debate.outcome_at = time_of(row, "outcome_at");
    debate.created_at = *time_of(row, "created_at");
    debate.updated_at = *time_of(row, "updated_at");
    debate.revision = row.get<int>("revision");
    debates.push_back(std::move(debate));
  }
  return debates;
}

}  // namespace kenes::petition
