#include "pages/eligibility.hpp"

namespace kenes::petition {

std::string refusal(const Call& call, const participation::Eligibility& rule, const std::string& stronger) {
  const auto allowed = eligible(rule, call.actor(), call.now());
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
