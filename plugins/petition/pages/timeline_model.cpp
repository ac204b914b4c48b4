#include "pages/timeline_model.hpp"

#include "domain/checks.hpp"
#include "domain/stages.hpp"

namespace kenes::petition {

namespace {

std::string text_at(const boost::json::object& data, std::string_view key) {
  const auto* value = data.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
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

boost::json::array timeline_model(const std::vector<participation::TimelineEntry>& entries,
                                  const participation::Process& process, const Translator& words) {
  boost::json::array models;
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    auto text = timeline_text(*entry, process, words);
    if (text.empty()) continue;
    std::string detail;
    if (const auto* reason = process.reason(text_at(entry->data, "reason")); reason != nullptr) {
      detail = reason->title.in(words.language());
    }
    // The grounds of a decision; those of a refusal stand on the page by themselves.
    if (const auto note = text_at(entry->data, "note"); detail.empty() && entry->kind == "stage") detail = note;
    models.emplace_back(boost::json::object{{"at", to_iso(entry->at)}, {"text", text}, {"detail", detail}});
  }
  return models;
}

}  // namespace kenes::petition
