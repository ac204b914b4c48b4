#include "identity/openid/claims.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

#include "identity/openid/facts_of.hpp"
#include "identity/portal_persons.hpp"

namespace kenes::identity::openid {
namespace {

// The weakest of the levels that were asked for; `none` where none of them is one that counts here.
Assurance asked_of(const config::SignIn& settings) {
  std::optional<Assurance> weakest;
  std::istringstream asked(settings.acr_values);
  for (std::string value; asked >> value;) {
    const auto known = settings.assurance.find(value);
    if (known != settings.assurance.end()) weakest = std::min(weakest.value_or(known->second), known->second);
  }
  return weakest.value_or(Assurance::none);
}

Result<Assurance> assurance_of(const config::SignIn& settings, const boost::json::object& claims) {
  if (settings.assurance.empty()) return Assurance::contact;
  const auto said = plain_at(claims, settings.assurance_claim);
  if (said.empty()) {
    return fail("assurance",
                "the claim '" + settings.assurance_claim + "' is missing: the provider doesn't say how sure it is");
  }
  const auto known = settings.assurance.find(said);
  if (known == settings.assurance.end()) {
    return fail("assurance",
                "the claim '" + settings.assurance_claim + "' has a value that [sign_in.assurance] doesn't list");
  }
  // Whoever changes the request in between may ask for less; the provider then gives less (TARA's specification, 5.1).
  if (known->second < asked_of(settings)) {
    return fail("assurance", "the claim '" + settings.assurance_claim + "' is below what 'acr_values' asks for");
  }
  return known->second;
}

}  // namespace

std::string subject_in(const config::SignIn& settings, const boost::json::object& claims) {
  // Numbers, too: some providers count their people.
  const auto* claim = claim_at(claims, settings.claims.subject);
  return claim != nullptr && claim->is_bool() ? "" : plain_at(claims, settings.claims.subject);
}

Result<Proof> proof_of(const config::SignIn& settings, const boost::json::object& claims, const Secrets& secrets) {
  const auto assurance = assurance_of(settings, claims);
  if (!assurance) return tl::unexpected<Error>(assurance.error());
  const auto subject = subject_in(settings, claims);
  if (subject.empty()) {
    return fail("subject", "the claim '" + settings.claims.subject + "', which names the person, is missing");
  }
  Proof proof{.provider = settings.key,
              .subject = {},
              .assurance = *assurance,
              .name = name_of(settings.claims, claims),
              .space = settings.key_space,
              .facts = facts_of(settings.claims, claims)};
  know_by_number(proof, secrets, subject);
  return proof;
}

SignInWay way_of(const config::SignIn& settings) {
  const auto& claims = settings.claims;
  SignInWay way{.key = settings.key,
                .born = !claims.birth_date.empty(),
                .citizenship = !claims.citizenship.empty(),
                .residence = !claims.residence.empty(),
                .territories = !claims.territories.empty()};
  for (const auto& [value, assurance] : settings.assurance) way.assurance = std::max(way.assurance, assurance);
  return way;
}

}  // namespace kenes::identity::openid
