#pragma once
// Who may take part, as a law says it.
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "kenes/actor.hpp"
#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

struct Eligibility {
  Assurance assurance = Assurance::contact;
  int min_age = 0;  // years; 0: any
  // Countries, ISO 3166-1 alpha-2. A citizen of one of the former or a resident of one of the latter may take part:
  // laws say "any citizen or resident". Both empty: anybody.
  std::vector<std::string> citizenship, residence;
  std::vector<std::string> territories;  // codes: whoever lives in one of them; empty: anywhere
  bool by_declaration = false;           // what identity doesn't know may be declared by the person
};

// What is known of a person beside the Actor. Identity providers bring it; an absent fact is unknown, not wrong.
struct PersonFacts {
  std::optional<std::chrono::sys_days> born;
  std::optional<std::vector<std::string>> citizenship;
  std::optional<std::string> residence;
  std::optional<std::vector<std::string>> territories;  // where the person lives, and all around it
  bool declared = false;                                // the person has declared to fulfil what the service asks
};

// Errors, in this order: "assurance" (a stronger way to sign in helps), "age", "citizenship", "territory" (known, and
// not what is asked), "unknown" (a fact is missing, and no declaration stands for it). The message is English and names
// the rule; callers show their own words. Age is by the day in UTC.
KENES_API Result<void> eligible(const Eligibility& rule, const Actor& actor, const PersonFacts& facts, Time now);
// The same of whom nothing but the Actor is known.
KENES_API Result<void> eligible(const Eligibility& rule, const Actor& actor, Time now);

}  // namespace kenes::participation
