#pragma once
// Who may take part, as a law says it.
#include <string>
#include <vector>

#include "kenes/actor.hpp"
#include "kenes/result.hpp"
#include "kenes/sign_ins.hpp"
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

// Errors, in this order: "assurance" (a stronger way to sign in helps), "age", "citizenship", "territory" (known, and
// not what is asked), "unknown" (a fact is missing, and no declaration stands for it). The message is English and names
// the rule; callers show their own words. `declared`: the person has declared to fulfil what the service asks. Age is
// by the day in UTC.
KENES_API Result<void> eligible(const Eligibility& rule, const Actor& actor, bool declared, Time now);

// The keys of the ways to sign in that can show all that the rule asks and no declaration stands for. None: whoever
// signs in, by whatever way, can't take part.
KENES_API std::vector<std::string> suitable_ways(const Eligibility& rule, const std::vector<SignInWay>& ways);

}  // namespace kenes::participation
