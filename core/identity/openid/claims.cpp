#include "identity/openid/claims.hpp"

#include <algorithm>

#include "identity/openid/facts_of.hpp"
#include "identity/portal_persons.hpp"

namespace kenes::identity::openid {
namespace {

// Numbers, too: some providers count their people.
std::string subject_of(const boost::json::value* claim) {
  if (claim == nullptr) return "";
  if (claim->is_string()) return std::string(claim->get_string());
  return claim->is_int64() || claim->is_uint64() ? boost::json::serialize(*claim) : "";
}

Result<Assurance> assurance_of(const config::SignIn& settings, const boost::json::object& claims) {
  if (settings.assurance.empty()) return Assurance::contact;
  const auto said = text_at(claims, settings.assurance_claim);
  if (said.empty()) {
    return fail("assurance",
                "the claim '" + settings.assurance_claim + "' is missing: the provider doesn't say how sure it is");
  }
  const auto known = settings.assurance.find(said);
  if (known != settings.assurance.end()) return known->second;
  return fail("assurance",
              "the claim '" + settings.assurance_claim + "' has a value that [sign_in.assurance] doesn't list");
}

}  // namespace

Result<Proof> proof_of(const config::SignIn& settings, const boost::json::object& claims, const Secrets& secrets) {
  const auto assurance = assurance_of(settings, claims);
  if (!assurance) return tl::unexpected<Error>(assurance.error());
  const auto subject = subject_of(claim_at(claims, settings.claims.subject));
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
