#include "pages/models.hpp"

#include "domain/stages.hpp"

namespace kenes::petition {

boost::json::value moment(const std::optional<Time>& at) {
  if (!at) return nullptr;
  return boost::json::value(to_iso(*at));
}

boost::json::value day(const std::string& date) {
  if (date.empty()) return nullptr;
  return boost::json::value(date + "T12:00:00.000Z");
}

std::string period_words(const participation::Period& period, const Translator& words) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  if (period.months != 0) add(words.trn("{count} month", "{count} months", period.months));
  if (period.working_days != 0) {
    add(words.trn("{count} working day", "{count} working days", period.working_days));
  }
  if (period.days != 0) add(words.trn("{count} day", "{count} days", period.days));
  if (period.minutes != 0) add(words.trn("{count} minute", "{count} minutes", period.minutes));
  return text;
}

boost::json::value need_model(const participation::Process& process, const participation::Stage& stage,
                              const participation::Submission& standing) {
  const auto need = need_of(process, stage, standing);
  if (!need) return nullptr;
  return boost::json::value(*need);
}

std::string kind_title(const std::string& kind, const Translator& words) {
  if (kind == "country") return words.tr("Country");
  if (kind == "region") return words.tr("Region");
  if (kind == "constituency") return words.tr("Constituency");
  if (kind == "municipality") return words.tr("Municipality");
  return kind;
}

namespace {

std::string stage_title(const participation::Process& process, const std::string& stage, const Translator& words) {
  const auto* known = process.stage(stage);
  return known == nullptr ? stage : known->title.in(words.language());
}

std::string path_of(std::int64_t id) {
  return "/" + std::to_string(id);
}

}  // namespace

boost::json::object row_model(const Call& call, const participation::Process& process, const ListedPetition& petition) {
  const auto* stage = process.stage(petition.stage);
  return {{"id", petition.id},
          {"href", call.url(path_of(petition.id))},
          {"action", petition.action},
          {"lang", petition.language},
          {"stage", petition.stage},
          {"stage_title", stage_title(process, petition.stage, call.words())},
          {"refused", refuses(process, petition.stage)},
          {"open", stage != nullptr && collects(*stage)},
          {"count", petition.count},
          {"published_at", moment(petition.published_at)},
          {"until", moment(petition.until)},
          {"closed_at", moment(petition.closed_at)}};
}

boost::json::array row_models(const Call& call, const participation::Process& process,
                              const std::vector<ListedPetition>& petitions) {
  boost::json::array rows;
  for (const auto& petition : petitions) rows.emplace_back(row_model(call, process, petition));
  return rows;
}

boost::json::object short_model(const Call& call, const participation::Process& process, const Petition& petition) {
  const auto* field = process.field(petition.standing.field);
  return {{"id", petition.id},
          {"href", call.url(path_of(petition.id))},
          {"field_title", field == nullptr ? std::string() : field->title.in(call.words().language())},
          {"place_name", petition.place ? petition.place->name_in(call.words().language()) : std::string()},
          {"group_name", petition.group_name},
          {"group_size", petition.group_size},
          {"action", petition.texts.action},
          {"lang", petition.language},
          {"background", petition.texts.background},
          {"additional_details", petition.texts.additional_details},
          {"count", petition.standing.support_count},
          {"stage_title", stage_title(process, petition.standing.stage, call.words())}};
}

boost::json::array topic_models(const Call& call, const Settings& settings, const std::vector<std::string>& topics) {
  boost::json::array models;
  for (const auto& code : topics) {
    const auto* topic = settings.topic(code);
    models.emplace_back(
        boost::json::object{{"title", topic == nullptr ? code : topic->title.in(call.words().language())},
                            {"href", call.url("?topic=" + code)}});
  }
  return models;
}

}  // namespace kenes::petition
