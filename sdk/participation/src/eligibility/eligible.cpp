#include "kenes/participation/eligibility.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

namespace kenes::participation {
namespace {

using Codes = std::vector<std::string>;
enum class Verdict { fulfilled, unknown, broken };

constexpr std::array<std::string_view, 4> assurances{"none", "contact", "substantial", "high"};

Verdict age(const Eligibility& rule, const PersonFacts& facts, Time now) {
  using namespace std::chrono;
  if (rule.min_age == 0) return Verdict::fulfilled;
  if (!facts.born) return Verdict::unknown;
  // Born on 29 February, one comes of age on 1 March of a common year: the dates are compared, never made valid.
  const year_month_day born{*facts.born}, today{floor<days>(now)};
  const auto of_age = (born.year() + years{rule.min_age}) / born.month() / born.day();
  return of_age <= today ? Verdict::fulfilled : Verdict::broken;
}

bool meet(const Codes& one, const Codes& other) {
  return std::any_of(one.begin(), one.end(),
                     [&](const auto& code) { return std::find(other.begin(), other.end(), code) != other.end(); });
}

Verdict citizen_or_resident(const Eligibility& rule, const PersonFacts& facts) {
  if (rule.citizenship.empty() && rule.residence.empty()) return Verdict::fulfilled;
  if (facts.citizenship && meet(rule.citizenship, *facts.citizenship)) return Verdict::fulfilled;
  if (facts.residence && meet(rule.residence, {*facts.residence})) return Verdict::fulfilled;
  const bool all_known = (rule.citizenship.empty() || facts.citizenship) && (rule.residence.empty() || facts.residence);
  return all_known ? Verdict::broken : Verdict::unknown;
}

Verdict territory(const Eligibility& rule, const PersonFacts& facts) {
  if (rule.territories.empty()) return Verdict::fulfilled;
  if (!facts.territories) return Verdict::unknown;
  return meet(rule.territories, *facts.territories) ? Verdict::fulfilled : Verdict::broken;
}

std::string of_countries(const Eligibility& rule) {
  const auto citizens = fmt::format("citizens of {}", fmt::join(rule.citizenship, ", "));
  const auto residents = fmt::format("residents of {}", fmt::join(rule.residence, ", "));
  if (rule.residence.empty()) return citizens;
  return rule.citizenship.empty() ? residents : citizens + " and " + residents;
}

}  // namespace

Result<void> eligible(const Eligibility& rule, const Actor& actor, bool declared, Time now) {
  if (actor.assurance < rule.assurance) {
    return fail("assurance", fmt::format("this asks for the assurance '{}', and the person signed in with '{}'",
                                         assurances.at(static_cast<std::size_t>(rule.assurance)),
                                         assurances.at(static_cast<std::size_t>(actor.assurance))));
  }
  const auto& facts = actor.facts;
  struct Rule {
    const char* code;
    Verdict verdict;
    std::string text;
  };
  const std::array rules{
      Rule{"age", age(rule, facts, now), fmt::format("this is for persons of {} years and more", rule.min_age)},
      Rule{"citizenship", citizen_or_resident(rule, facts), "this is for " + of_countries(rule)},
      Rule{"territory", territory(rule, facts),
           fmt::format("this is for those who live in {}", fmt::join(rule.territories, ", "))}};
  for (const auto& one : rules) {
    if (one.verdict == Verdict::broken) return fail(one.code, one.text);
  }
  if (rule.by_declaration && declared) return {};
  for (const auto& one : rules) {
    if (one.verdict != Verdict::unknown) continue;
    return fail("unknown", fmt::format("{}, and the portal doesn't know the person's {}", one.text, one.code));
  }
  return {};
}

}  // namespace kenes::participation
