#include "pages/show_model.hpp"
#include "invalidating/notice.hpp"

#include <algorithm>

#include "acts/act_models.hpp"
#include "attachments/attachments.hpp"
#include "domain/stages.hpp"
#include "kenes/plot.hpp"
#include "pages/models.hpp"
#include "pages/official.hpp"
#include "pages/timeline_model.hpp"
#include "public_log/public_log.hpp"
#include "queries/responses.hpp"
#include "supporters/consent.hpp"
#include "watching/held.hpp"

namespace kenes::petition {

namespace {

constexpr int places_on_page = 10;
constexpr int plot_points = 120;

boost::json::object goal_model(std::int64_t supporters, std::int64_t count, const std::string& brings) {
  return {{"supporters", supporters},
          {"count", std::min(count, supporters)},
          {"reached", count >= supporters},
          {"remaining", std::max<std::int64_t>(0, supporters - count)},
          {"duty", brings}};
}

boost::json::array threshold_models(const Call& call, const Seen& seen) {
  boost::json::array models;
  const auto count = seen.petition.standing.support_count;
  const auto language = call.words().language();
  // The thresholds of the stage that collects in public, also after it has ended.
  const auto* open = open_stage(*seen.process);
  if (open == nullptr) return models;
  for (std::size_t i = 0; i < open->thresholds.size(); ++i) {
    const auto supporters = threshold_of(*seen.process, *open, i, seen.petition.standing);
    if (!supporters) continue;
    const auto& opens = open->thresholds[i].opens;
    const auto* duty = seen.process->duty(opens);
    models.emplace_back(goal_model(*supporters, count, duty == nullptr ? opens : duty->title.in(language)));
  }
  if (const auto need = need_of(*seen.process, *open, seen.petition.standing)) {
    const auto* next = seen.process->stage(open->then);
    models.emplace_back(goal_model(*need, count, next == nullptr ? open->then : next->title.in(language)));
  }
  return models;
}

boost::json::value rejection_model(const Call& call, const Seen& seen) {
  if (!refuses(*seen.process, seen.petition.standing.stage)) return nullptr;
  const auto* reason = seen.process->reason(seen.petition.rejection_code);
  const auto language = call.words().language();
  return boost::json::object{{"code", seen.petition.rejection_code},
                             {"title", reason == nullptr ? seen.petition.rejection_code : reason->title.in(language)},
                             {"explanation", reason == nullptr ? std::string() : reason->explanation.in(language)},
                             {"details", seen.petition.rejection_details}};
}

boost::json::value places_model(const Call& call, const Shown& shown) {
  if (shown.places.empty()) return nullptr;
  boost::json::array rows;
  for (const auto& place : shown.places) {
    rows.emplace_back(boost::json::object{{"name", place.name_in(call.words().language())},
                                          {"count", place.count},
                                          {"max", std::max<std::int64_t>(1, shown.places.front().count)}});
  }
  return boost::json::object{{"kind", shown.place_kind},
                             {"title", kind_title(shown.place_kind, call.words())},
                             {"rows", rows},
                             {"all_href", call.url("/" + std::to_string(shown.seen.petition.id) + "/places")}};
}

boost::json::value plot_model(const std::vector<participation::Reading>& readings) {
  std::vector<PlotPoint> points;
  for (const auto& reading : readings) points.push_back({reading.at, reading.count});
  return plot(std::move(points));
}

}  // namespace

namespace {

bool author_was_erased(soci::session& sql, const Petition& petition) {
  if (!petition.author_name.empty() || petition.imported) return false;
  int erased = 0;
  sql << "SELECT cast(author_erased as integer) FROM petition.petition WHERE id = cast(:id as bigint)",
      soci::use(petition.id), soci::into(erased);
  return sql.got_data() && erased != 0;
}

}  // namespace

Shown read_shown(soci::session& sql, const Office& office, const Call& call, Seen seen) {
  Shown shown;
  const auto id = seen.petition.id;
  shown.answers = answers_of(sql, id);
  shown.debates = debates_of(sql, id);
  shown.attachments = attachments_of(sql, office, seen.petition);
  shown.duties = office.engine().duties(sql, id);
  shown.acts = office.kit->acts().of(sql, id);
  shown.replies = shown.acts.empty() ? std::map<std::int64_t, Reply>() : replies_of(sql, id);
  shown.corrections = corrections_of(sql, id);
  shown.timeline = office.kit->timeline().read(sql, id, !(seen.is_author || seen.is_staff));
  for (const auto& kind : office.settings_of(call.service().slug).count_kinds) {
    shown.place_kind = kind;
    shown.places = office.kit->statistics().by_territory(sql, id, kind, places_on_page);
    if (!shown.places.empty()) break;
  }
  shown.author_erased = author_was_erased(sql, seen.petition);
  shown.hold = held_model(sql, office, seen.petition.standing);
  shown.readings = office.kit->statistics().readings(sql, id, plot_points);
  if (call.actor().signed_in()) {
    shown.has_signed = office.kit->ledger().has_supported(sql, id, call.actor());
    shown.is_invalidated = !shown.has_signed && office.kit->ledger().number_of(sql, id, call.actor()).has_value();
  }
  shown.seen = std::move(seen);
  return shown;
}

boost::json::object show_model(const Call& call, const Office& office, const Shown& shown) {
  const auto& seen = shown.seen;
  const auto& petition = seen.petition;
  const bool open = collects(*seen.stage);
  const auto language = call.words().language();
  auto model = short_model(call, *seen.process, petition);
  model["title"] = petition.texts.action;
  model["committee_note"] = petition.committee_note;
  model["stage"] = seen.stage->id;
  model["addressee"] = petition.standing.addressee.empty()
                           ? std::string()
                           : authority_title(office.host->find<Authorities>(), petition.standing.addressee, language);
  model["stage_explanation"] = seen.stage->explanation.in(language);
  model["open"] = open;
  model["public"] = is_public(*seen.stage);
  model["published_at"] = moment(petition.standing.published_at);
  model["until"] = open ? moment(petition.standing.stage_until) : nullptr;
  model["closed_at"] = moment(petition.standing.closed_at);
  model["creator_name"] = open && is_public(*seen.stage) && !petition.creator_name.empty()
                              ? boost::json::value(petition.creator_name)
                              : boost::json::value(nullptr);
  if (model["creator_name"].is_null()) model["group_name"] = "";
  model["author_erased"] = open && shown.author_erased;
  model["text_sha256"] = petition.text_sha256;
  model["attachments"] = attachment_models(call, petition.id, shown.attachments);
  model["topics"] = topic_models(call, office.settings_of(petition.service), petition.topics);
  model["rejection"] = rejection_model(call, seen);
  model["thresholds"] =
      is_public(*seen.stage) && model["rejection"].is_null() ? threshold_models(call, seen) : boost::json::array();
  model["answers"] = answer_models(call, seen, shown.answers);
  model["debates"] = debate_models(call, seen, shown.debates);
  model["duties"] = duty_models(call, seen, shown.duties);
  model["acts"] = without_links(act_models(call, office, seen, shown.acts, shown.replies, Replies::published));
  model["corrections"] = correction_models(shown.corrections);
  model["invalidated"] = invalidated_now(shown.timeline);
  model["timeline"] = timeline_model(shown.timeline, *seen.process, call.words());
  model["places"] = places_model(call, shown);
  model["hold"] = shown.hold;
  model["plot"] = plot_model(shown.readings);
  model["share_url"] = office.link(petition.service, "/" + std::to_string(petition.id));
  model["feed"] = {{"title", petition.texts.action},
                   {"href", call.url("/" + std::to_string(petition.id) + "/feed.atom")}};
  model["supporters_href"] = supporters_href(call, *seen.process, petition);
  model["log_href"] = log_href(call, office, petition);
  model["how_href"] = call.url("/how-it-works");
  model["duties_href"] = call.url("/duties");
  model["committee_href"] =
      seen.process->acts.empty() ? boost::json::value(nullptr) : boost::json::value(call.url("/committee"));
  model["home_href"] = call.url("");
  model["service_title"] = call.service().title.in(language);
  return model;
}

boost::json::object show_links(const Call& call, const Office& office, const Shown& shown) {
  const auto& seen = shown.seen;
  const auto path = "/" + std::to_string(seen.petition.id);
  const bool open = collects_publicly(*seen.stage);
  const auto href = [&](bool there, const std::string& rest) {
    return there ? boost::json::value(call.url(path + rest)) : boost::json::value(nullptr);
  };
  boost::json::array duties;
  if (const auto official = official_of(call); official.any()) {
    for (const auto& duty : shown.duties) {
      if (!official.answers_for(duty.authority)) continue;
      const auto* rule = seen.process->duty(duty.rule);
      duties.emplace_back(
          boost::json::object{{"title", rule == nullptr ? duty.rule : rule->title.in(call.words().language())},
                              {"href", call.url(path + "/duty/" + duty.rule)}});
    }
  }
  return {{"signed", shown.has_signed},
          {"sign_href", href(open && !shown.has_signed && !shown.is_invalidated, "/sign")},
          {"invalidated_href", href(shown.is_invalidated, "/signed")},
          {"withdraw_href", href(open && shown.has_signed, "/withdraw")},
          {"share_href", href(seen.is_author, "/share")},
          {"moderate_href", href(call.is("moderator"), "/moderate")},
          {"acts_href", href(call.is("committee"), "/acts")},
          {"paper_lists_href", href(call.is("registrar") && is_public(*seen.stage), "/paper-lists")},
          {"correction_href", href(call.is("moderator") && is_public(*seen.stage), "/correction")},
          {"drafting_href", href(seen.stage->together && (seen.is_author || call.is("moderator")), "/drafting")},
          {"acts", act_models(call, office, seen, shown.acts, shown.replies,
                              call.is("committee") ? Replies::all : Replies::published)},
          {"official_duties", duties},
          {"staff", seen.is_staff || call.is("committee") || call.is("registrar")}};
}

}  // namespace kenes::petition
