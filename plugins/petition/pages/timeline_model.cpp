#include "pages/timeline_model.hpp"

#include "acts/act_models.hpp"
#include "domain/checks.hpp"
#include "domain/stages.hpp"

namespace kenes::petition {

namespace {

std::string text_at(const boost::json::object& data, std::string_view key) {
  const auto* value = data.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string act_text(const participation::TimelineEntry& entry, const Process& process, const Translator& words) {
  Arguments named{{"act", act_title(process, text_at(entry.data, "act"), words.language())}};
  if (entry.kind == "act_withdrawn") return words.tr("{act}: withdrawn", named);
  if (entry.kind == "petition.act_answered") return words.tr("{act}: answered", named);
  const auto on = text_at(entry.data, "on");
  if (on.empty()) return named.front().second;
  named.emplace_back("date", words.date(midnight(on)));
  return words.tr("{act}, for {date}", named);
}

std::string recount_text(const participation::TimelineEntry& entry, const Translator& words) {
  const auto* number = entry.data.if_contains("count");
  const auto count = number != nullptr && number->is_number() ? number->to_number<std::int64_t>() : 0;
  return entry.kind == "invalidated"
             ? words.trn("{count} signature was invalidated", "{count} signatures were invalidated", count)
             : words.trn("{count} invalidated signature counts again", "{count} invalidated signatures count again",
                         count);
}

}  // namespace

std::string timeline_text(const participation::TimelineEntry& entry, const participation::Process& process,
                          const Translator& words) {
  const auto language = words.language();
  if (entry.kind == "stage") {
    const auto* stage = process.stage(text_at(entry.data, "to"));
    return stage == nullptr ? std::string() : stage->title.in(language);
  }
  if (entry.kind == "deadline_extended") {
    const auto until = from_iso(text_at(entry.data, "until"));
    if (!until) return {};
    return words.tr("After a pause ({reason}) there is time until {date}",
                    {{"reason", text_at(entry.data, "reason")}, {"date", words.date(*until)}});
  }
  if (entry.kind == "invalidated" || entry.kind == "restored") return recount_text(entry, words);
  if (entry.kind == "held") return words.tr("Held: moderators look into the signatures");
  if (entry.kind == "hold_ended") return words.tr("Not held any more");
  if (entry.kind == "petition.corrected") return words.tr("A note was added under the text");
  if (entry.kind == "act" || entry.kind == "act_withdrawn" || entry.kind == "petition.act_answered") {
    return act_text(entry, process, words);
  }
  const auto* duty = process.duty(text_at(entry.data, "duty"));
  if (duty == nullptr) return {};
  Arguments named{{"duty", duty->title.in(language)}};
  if (entry.kind == "duty_opened") return words.tr("{duty}: due from now on", named);
  if (entry.kind == "duty_lapsed") return words.tr("{duty}: no longer owed, there are not enough signatures", named);
  if (entry.kind == "duty_met")
    return is_event(duty->kind) ? words.tr("{duty}: held", named) : words.tr("{duty}: given", named);
  if (entry.kind == "petition.answer_corrected" || entry.kind == "petition.debate_corrected") {
    return words.tr("{duty}: corrected", named);
  }
  if (entry.kind == "petition.debate_scheduled") {
    named.emplace_back("date", words.date(midnight(text_at(entry.data, "date"))));
    return words.tr("{duty}: set for {date}", named);
  }
  return {};
}

std::string timeline_detail(const participation::TimelineEntry& entry, const participation::Process& process,
                            const Translator& words) {
  if (entry.kind == "petition.corrected") return text_at(entry.data, "text");
  if (entry.kind == "invalidated" || entry.kind == "restored" || entry.kind == "held") {
    return text_at(entry.data, "reason");
  }
  const auto* reason = process.reason(text_at(entry.data, "reason"));
  if (reason != nullptr) return reason->title.in(words.language());
  // The grounds of a decision; those of a refusal stand on the page by themselves.
  return entry.kind == "stage" ? text_at(entry.data, "note") : std::string();
}

boost::json::array timeline_model(const std::vector<participation::TimelineEntry>& entries,
                                  const participation::Process& process, const Translator& words) {
  boost::json::array models;
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    auto text = timeline_text(*entry, process, words);
    if (text.empty()) continue;
    models.emplace_back(boost::json::object{
        {"at", to_iso(entry->at)}, {"text", text}, {"detail", timeline_detail(*entry, process, words)}});
  }
  return models;
}

}  // namespace kenes::petition
