#include "guide/words.hpp"

namespace kenes::participation {
namespace {

std::string supporters(std::int64_t count, const Translator& words) {
  return words.trn("{count} supporter", "{count} supporters", count);
}

}  // namespace

std::string period_words(const Period& period, const Translator& words) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  if (period.months != 0) add(words.trn("{count} month", "{count} months", period.months));
  if (period.days != 0) add(words.trn("{count} day", "{count} days", period.days));
  if (period.minutes != 0) add(words.trn("{count} minute", "{count} minutes", period.minutes));
  return text;
}

std::string period_words(const std::optional<Period>& period, const Translator& words) {
  return period ? period_words(*period, words) : std::string();
}

std::string need_words(const Stage& stage, const Translator& words) {
  return stage.need ? supporters(*stage.need, words) : std::string();
}

std::string threshold_words(const Threshold& threshold, const Translator& words) {
  return supporters(threshold.supporters, words);
}

}  // namespace kenes::participation
