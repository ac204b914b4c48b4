#include "domain/stages.hpp"
#include "pages/models.hpp"
#include "pages/show_model.hpp"

namespace kenes::petition {

namespace {

std::string title_of(const Call& call, const Seen& seen, const std::string& rule) {
  const auto* duty = seen.process->duty(rule);
  return duty == nullptr ? rule : duty->title.in(call.words().language());
}

boost::json::value corrected_at(int revision, bool published, Time updated_at) {
  if (revision <= 1 || !published) return nullptr;
  return moment(updated_at);
}

}  // namespace

boost::json::array answer_models(const Call& call, const Seen& seen, const std::vector<Answer>& answers) {
  boost::json::array models;
  for (const auto& answer : answers) {
    models.emplace_back(boost::json::object{{"title", title_of(call, seen, answer.duty)},
                                            {"responded_on", day(answer.responded_on)},
                                            {"summary", answer.summary},
                                            {"details", answer.details},
                                            {"corrected_at", corrected_at(answer.revision, true, answer.updated_at)}});
  }
  return models;
}

boost::json::array debate_models(const Call& call, const Seen& seen, const std::vector<Debate>& debates) {
  boost::json::array models;
  for (const auto& debate : debates) {
    const bool held = debate.outcome_at.has_value();
    models.emplace_back(boost::json::object{{"title", title_of(call, seen, debate.duty)},
                                            {"held", held},
                                            {"scheduled_on", day(debate.scheduled_on)},
                                            {"debated_on", day(debate.debated_on)},
                                            {"overview", debate.overview},
                                            {"transcript_url", debate.transcript_url},
                                            {"video_url", debate.video_url},
                                            {"debate_pack_url", debate.debate_pack_url}});
  }
  return models;
}

boost::json::array duty_models(const Call& call, const Seen& seen, const std::vector<participation::Duty>& duties) {
  boost::json::array models;
  for (const auto& duty : duties) {
    models.emplace_back(boost::json::object{{"title", title_of(call, seen, duty.rule)},
                                            {"event", is_event(duty.kind)},
                                            {"opened_at", to_iso(duty.opened_at)},
                                            {"due_at", moment(duty.due_at)},
                                            {"met_at", moment(duty.met_at)},
                                            {"open", duty.open()},
                                            {"lapsed", duty.lapsed_at.has_value()},
                                            {"overdue", duty.open() && duty.due_at && *duty.due_at < call.now()}});
  }
  return models;
}

}  // namespace kenes::petition
