#include "api/attributes.hpp"

#include "domain/stages.hpp"
#include "queries/responses.hpp"

namespace kenes::petition {

namespace {

using boost::json::object;
using boost::json::value;

value at(const std::optional<Time>& time) {
  if (!time) return nullptr;
  return value(to_iso(*time));
}

value day(const std::string& date) {
  if (date.empty()) return nullptr;
  return value(date);
}

value link(const std::string& url) {
  if (url.empty()) return nullptr;
  return value(url);
}

value answer_of(const Published& published) {
  if (published.answers.empty()) return nullptr;
  const auto& answer = published.answers.front();
  return object{{"responded_on", day(answer.responded_on)},
                {"summary", answer.summary},
                {"details", answer.details},
                {"created_at", to_iso(answer.created_at)},
                {"updated_at", to_iso(answer.updated_at)}};
}

value debate_of(const Published& published) {
  if (published.debates.empty() || !published.debates.front().outcome_at) return nullptr;
  const auto& debate = published.debates.front();
  return object{{"debated_on", day(debate.debated_on)}, {"transcript_url", link(debate.transcript_url)},
                {"video_url", link(debate.video_url)},  {"debate_pack_url", link(debate.debate_pack_url)},
                {"public_engagement_url", nullptr},     {"debate_summary_url", nullptr},
                {"overview", debate.overview}};
}

value rejection_of(const Petition& petition) {
  if (petition.rejection_code.empty()) return nullptr;
  return object{{"code", petition.rejection_code},
                {"details", petition.rejection_details.empty() ? value(nullptr) : value(petition.rejection_details)}};
}

}  // namespace

Published read_published(soci::session& sql, const Office&, Petition petition) {
  Published published;
  published.answers = answers_of(sql, petition.id);
  published.debates = debates_of(sql, petition.id);
  published.petition = std::move(petition);
  return published;
}

std::string api_state(const participation::Process& process, const participation::Submission& standing) {
  const auto* stage = process.stage(standing.stage);
  if (stage == nullptr) return standing.stage;
  if (refuses(process, stage->id)) return is_public(*stage) ? "rejected" : "hidden";
  switch (stage->kind) {
    case participation::StageKind::draft:
      return "pending";
    case participation::StageKind::review:
      return "sponsored";
    case participation::StageKind::collect:
      return is_public(*stage) ? "open" : "validated";
    case participation::StageKind::await:
    case participation::StageKind::end:
      break;
  }
  return is_public(*stage) ? "closed" : "dormant";
}

object attributes(const Office& office, const Published& published) {
  const auto& petition = published.petition;
  const auto& process = office.engine().process_of(petition.standing);
  const auto state = api_state(process, petition.standing);
  const bool open = state == "open";
  const auto* debate = published.debates.empty() ? nullptr : &published.debates.front();
  const auto scheduled = debate == nullptr ? value(nullptr) : day(debate->scheduled_on);
  const auto opened_at = refuses(process, petition.standing.stage) ? std::nullopt : petition.standing.published_at;
  object all{{"action", petition.texts.action},
             {"background", petition.texts.background},
             {"additional_details", petition.texts.additional_details},
             {"committee_note", petition.committee_note.empty() ? value(nullptr) : value(petition.committee_note)},
             {"state", state},
             {"signature_count", petition.standing.support_count},
             {"created_at", to_iso(petition.created_at)},
             {"updated_at", to_iso(petition.updated_at)},
             {"rejected_at", at(petition.rejected_at)},
             {"opened_at", at(opened_at)},
             {"closed_at", at(petition.standing.closed_at)}};
  if (open) all["closing_date"] = at(petition.standing.stage_until);
  all["moderation_threshold_reached_at"] = at(petition.moderation_reached_at);
  all["response_threshold_reached_at"] = at(petition.response_reached_at);
  all["government_response_at"] =
      published.answers.empty() ? value(nullptr) : value(to_iso(published.answers.front().created_at));
  all["debate_threshold_reached_at"] = at(petition.debate_reached_at);
  all["debate_scheduled_on"] = scheduled;
  all["scheduled_debate_date"] = scheduled;
  all["debate_outcome_at"] = debate == nullptr ? value(nullptr) : at(debate->outcome_at);
  all["creator_name"] = open && !petition.creator_name.empty() ? value(petition.creator_name) : value(nullptr);
  all["rejection"] = rejection_of(petition);
  all["government_response"] = answer_of(published);
  all["debate"] = debate_of(published);
  all["departments"] = petition.departments;
  all["topics"] = boost::json::array(petition.topics.begin(), petition.topics.end());
  return all;
}

}  // namespace kenes::petition
