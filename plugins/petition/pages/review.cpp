#include "pages/review.hpp"

#include <algorithm>

#include "attachments/attachments.hpp"
#include "domain/stages.hpp"
#include "kenes/form.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"
#include "pages/timeline_model.hpp"
#include "watching/watching.hpp"

namespace kenes::petition {

namespace {

// What a moderator has to fill in for an outcome.
std::string needs(const Call& call, const participation::Outcome& outcome, const Stage* target) {
  const bool shown = target != nullptr && is_public(*target);
  if (outcome.needs_note && !outcome.needs_reason) {
    return shown ? call.tr("Needs a note. It is published.") : call.tr("Needs a note to the author.");
  }
  if (!outcome.needs_reason) return {};
  return shown ? call.tr("Needs a reason. Text and reason are published.")
               : call.tr("Needs a reason. Nobody sees the text any more.");
}

boost::json::array outcome_models(const Call& call, const Seen& seen, const std::string& chosen) {
  boost::json::array models;
  for (const auto& outcome : seen.stage->outcomes) {
    const auto* target = seen.process->stage(outcome.to);
    const auto language = call.words().language();
    auto title = outcome.title.in(language);
    if (title.empty()) title = target == nullptr ? outcome.to : target->title.in(language);
    models.emplace_back(boost::json::object{{"value", outcome.id},
                                            {"text", title},
                                            {"selected", outcome.id == chosen},
                                            {"details", needs(call, outcome, target)}});
  }
  return models;
}

boost::json::array reason_models(const Call& call, const Process& process, const std::string& chosen) {
  boost::json::array models;
  for (const auto& reason : process.reasons) {
    const Arguments named{{"reason", reason.title.in(call.words().language())}};
    models.emplace_back(
        boost::json::object{{"value", reason.code},
                            {"text", reason.hidden ? call.tr("Hide: {reason}", named) : named.front().second},
                            {"selected", reason.code == chosen}});
  }
  return models;
}

boost::json::array topic_choices(const Call& call, const Settings& settings, const std::vector<std::string>& has) {
  boost::json::array models;
  for (const auto& topic : settings.topics) {
    models.emplace_back(boost::json::object{{"id", "topic-" + topic.code},
                                            {"label", topic.title.in(call.words().language())},
                                            {"send", topic.code},
                                            {"value", std::find(has.begin(), has.end(), topic.code) != has.end()}});
  }
  return models;
}

std::string value_of(const boost::json::object& form, std::string_view field) {
  return std::string(form.at(field).at("value").as_string());
}

}  // namespace

boost::json::object blank_decision() {
  return Form::blank({{"outcome", ""}, {"reason", ""}, {"note", ""}});
}

std::optional<Review> read_review(const Office& office, const Call& call) {
  return office.database().read([&](soci::session& sql) -> std::optional<Review> {
    auto seen = see(sql, office, call);
    if (!seen) return std::nullopt;
    auto claim = office.kit->desk().holder(sql, seen->petition.id);
    if (claim && claim->until <= call.now()) claim.reset();
    auto timeline = office.kit->timeline().read(sql, seen->petition.id, false);
    return Review{std::move(*seen), std::move(claim), std::move(timeline)};
  });
}

Response review_response(const Call& call, const Office& office, const Review& review, boost::json::object form,
                         int status) {
  const auto& seen = review.seen;
  const auto path = "/" + std::to_string(seen.petition.id) + "/moderate";
  auto model = short_model(call, *seen.process, seen.petition);
  model["title"] = seen.petition.texts.action;
  model["creator_name"] = seen.petition.author_name;
  model["group_name"] = seen.petition.author_group;
  model["anonymous"] = seen.petition.anonymous;
  model["waits"] = review.waits();
  model["mine"] = review.waits() && review.mine(call);
  model["claimed_by"] = review.claim && !review.mine(call) ? boost::json::value(review.claim->name) : nullptr;
  model["claimed_until"] = review.claim ? boost::json::value(to_iso(review.claim->until)) : nullptr;
  model["until"] = moment(seen.petition.standing.stage_until);
  model["overdue"] =
      review.waits() && seen.petition.standing.stage_until && *seen.petition.standing.stage_until < call.now();
  model["outcomes"] = outcome_models(call, seen, value_of(form, "outcome"));
  model["reasons"] = reason_models(call, *seen.process, value_of(form, "reason"));
  model["topics"] = topic_choices(call, office.settings_of(seen.petition.service), seen.petition.topics);
  model["timeline"] = timeline_model(review.timeline, *seen.process, call.words());
  model["drafting_href"] = seen.stage->together
                               ? boost::json::value(call.url("/" + std::to_string(seen.petition.id) + "/drafting"))
                               : boost::json::value(nullptr);
  model["form"] = std::move(form);
  model["form_action"] = call.url(path);
  model["claim_action"] = call.url(path + "/claim");
  model["release_action"] = call.url(path + "/release");
  model["topics_action"] = call.url(path + "/topics");
  model["attachments"] = attachment_models(call, office, seen.petition);
  model["watch_href"] = call.url(watch_path(seen.petition.id));
  model["held"] = seen.petition.standing.held_since.has_value();
  model["invalidate_href"] = call.url(path + "/invalidate");
  model["paper_lists_href"] = call.url("/" + std::to_string(seen.petition.id) + "/paper-lists");
  model["invalidations_href"] = call.url(path + "/invalidations");
  model["queue_href"] = call.url("/moderate");
  return page("petition/review", std::move(model), status);
}

Response review_page(Call& call, const Office& office) {
  const auto review = read_review(office, call);
  if (!review) return not_found();
  return review_response(call, office, *review, blank_decision(), 200);
}

}  // namespace kenes::petition
