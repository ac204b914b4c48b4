#include "guide/words.hpp"

namespace kenes::participation {
namespace {

constexpr double millionths = 1'000'000;

std::string amount(const Requirement::Piece& piece, const Translator& words) {
  if (piece.per_million == 0) return words.trn("{count} supporter", "{count} supporters", piece.supporters);
  const auto share = words.percent(static_cast<double>(piece.per_million) / millionths);
  return words.tr("{share} of the population", {{"share", share}});
}

std::string in_pieces(const Requirement& requirement, const Translator& words) {
  std::string text;
  for (const auto& piece : requirement.pieces) {
    const auto one = amount(piece, words);
    if (piece.above > 0) {
      text += words.tr("{amount} where more than {people} people live, elsewhere ",
                       {{"amount", one}, {"people", words.number(piece.above)}});
    } else {
      text += one;
    }
  }
  return text;
}

std::string by_level(const Process& process, const Translator& words) {
  std::string text;
  for (const auto& level : process.levels) {
    const auto need = in_pieces(level.need, words);
    if (need.empty()) continue;
    text += text.empty() ? "" : "; ";
    text += words.tr("{level}: {need}", {{"level", level.title.in(words.language())}, {"need", need}});
  }
  return text;
}

}  // namespace

std::string period_words(const std::optional<Period>& period, const Translator& words) {
  if (!period) return {};
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  if (period->months != 0) add(words.trn("{count} month", "{count} months", period->months));
  if (period->days != 0) add(words.trn("{count} day", "{count} days", period->days));
  if (period->minutes != 0) add(words.trn("{count} minute", "{count} minutes", period->minutes));
  if (period->working_days != 0) {
    add(words.trn("{count} working day", "{count} working days", period->working_days));
  }
  return text;
}

std::string requirement_words(const Process& process, const Requirement& requirement, const Translator& words) {
  auto text = requirement.by_level ? by_level(process, words) : in_pieces(requirement, words);
  if (const auto& across = requirement.across; across && !text.empty()) {
    text = words.trn("{total}, and enough in at least {count} territory",
                     "{total}, and enough in at least {count} territories", across->at_least, {{"total", text}});
  }
  return text;
}

}  // namespace kenes::participation
