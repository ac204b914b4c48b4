#include "pages/eligibility.hpp"

namespace kenes::petition {

std::string declaration(const Call& call, const participation::Eligibility& rule) {
  if (!rule.by_declaration) return {};
  const bool asks_place = !rule.citizenship.empty() || !rule.residence.empty() || !rule.territories.empty();
  std::string text;
  if (rule.min_age > 0) {
    text = call.words().trn("I am at least {count} year old", "I am at least {count} years old", rule.min_age);
  }
  if (!asks_place) return text;
  const auto place = call.tr("By my citizenship or place of residence I may take part here");
  return text.empty() ? place : text + ". " + place;
}

std::string refusal(const Call& call, const participation::Eligibility& rule, bool declared,
                    const std::string& stronger) {
  const auto allowed = eligible(rule, call.actor(), declared, call.now());
  if (allowed) return {};
  const auto& code = allowed.error().code;
  if (code == "assurance") return stronger;
  if (code == "unknown") {
    return call.tr(
        "The law asks for an age, a citizenship or a place of residence that your way to sign in does not confirm.");
  }
  return call.tr("By law you may not take part here: it asks for another age, citizenship or place of residence.");
}

}  // namespace kenes::petition
