// From the answer with which a person comes back to a proof of who they are.
#include <algorithm>
#include <array>

#include "identity/openid/claims.hpp"
#include "identity/openid/error_code.hpp"
#include "identity/openid/exchange.hpp"
#include "identity/openid/facts_of.hpp"
#include "identity/openid/id_token.hpp"
#include "identity/openid/openid_provider.hpp"
#include "identity/openid/place.hpp"
#include "identity/openid/request.hpp"

namespace kenes::identity::openid {
namespace {

// Said by the person and not by a fault (OpenID Connect Core 1.0, 3.1.2.6; "user_cancel" by TARA).
constexpr std::array<std::string_view, 5> cancels{"access_denied", "user_cancel", "user_cancelled", "login_required",
                                                  "consent_required"};
// Whether the answer is of this provider (RFC 9207, 2.4).
bool is_from(const Metadata& metadata, const Request& request) {
  if (!request.query.has("iss")) return !metadata.names_itself;
  return request.query.get("iss") == metadata.issuer;
}

// Where the claims of a signed claim and further ones are found: "/signed/vot".
constexpr std::string_view signed_name = "signed", further_name = "further";

// A provider's word as it may stand in a log.
std::string shown(const std::string& said) {
  const bool fits = !said.empty() && said.size() <= 80 && std::all_of(said.begin(), said.end(), [](char c) {
    return (c >= '!' && c <= '~') && c != '"' && c != '\'';
  });
  return fits ? said : "-";
}

// By which means the person showed who they are (`amr`, RFC 8176): "mID,pin".
std::string methods_in(const boost::json::object& claims) {
  const auto* list = claims.if_contains("amr");
  std::string methods;
  if (list != nullptr && list->is_array()) {
    for (const auto& one : list->get_array()) {
      if (one.is_string()) methods += (methods.empty() ? "" : ",") + std::string(one.get_string());
    }
  }
  return shown(methods);
}

}  // namespace

Result<Proof> OpenIdProvider::proof_from(CoreCall& call, const std::string& state) {
  const auto said = call.request().query.get("error");
  if (std::find(cancels.begin(), cancels.end(), said) != cancels.end())
    return fail("cancelled", "the person did not sign in");
  if (!said.empty()) return fail(error_code(said), "the provider answered with the error '" + error_code(said) + "'");
  const Place place(places_);
  return place ? proof_with(call, state) : no_place();
}

Result<Proof> OpenIdProvider::proof_with(CoreCall& call, const std::string& state) {
  const auto failed = [](const Error& error) { return tl::unexpected<Error>(error); };
  const auto now = call.now();
  const auto metadata = issuer_.metadata(now);
  if (!metadata) return failed(metadata.error());
  if (!is_from(*metadata, call.request())) return fail("issuer", "the answer names another issuer, or none ('iss')");

  const auto secret = secret_of(call.host().secrets(), state);
  const auto tokens = exchange(settings_, *metadata,
                               {std::string(call.request().query.get("code")), secret.verifier, return_address()});
  if (!tokens) return failed(tokens.error());
  auto claims = issuer_.verify(tokens->id_token, now);
  if (!claims) return failed(claims.error());
  const auto checked = check_id_token(*claims, {metadata->issuer, settings_.client_id, secret.nonce, now});
  if (!checked) return failed(checked.error());
  if (const auto fits = check_access_token(*claims, tokens->access_token); !fits) return failed(fits.error());
  if (const auto whole = complete(*claims, *metadata, tokens->access_token, now); !whole) return failed(whole.error());
  auto proof = proof_of(settings_, *claims, call.host().secrets());
  if (proof) {
    call.host().log().info("request={} sign-in by '{}': {} {}, methods {}", call.request().id, settings_.key,
                           settings_.assurance_claim, shown(plain_at(*claims, settings_.assurance_claim)),
                           methods_in(*claims));
  }
  return proof;
}

Result<void> OpenIdProvider::complete(boost::json::object& claims, const Metadata& metadata,
                                      const std::string& access_token, Time now) {
  const auto subject = claims["sub"];
  if (settings_.userinfo) {
    const auto more = userinfo(metadata, access_token, subject);
    if (!more) return tl::unexpected<Error>(more.error());
    // What the ID token says goes before it: that alone is signed.
    for (const auto& claim : *more) claims.insert(claim);
  }
  // Nobody else can write into these two.
  claims.erase(signed_name);
  claims.erase(further_name);
  if (!settings_.signed_claim.claim.empty()) {
    auto own = signed_claim_.read(claims, {settings_.client_id, subject, now});
    if (!own) return tl::unexpected<Error>(own.error());
    claims[signed_name] = std::move(*own);
  }
  if (!settings_.further_claims.empty()) {
    auto further = ask_further(settings_.further_claims, subject_in(settings_, claims), access_token);
    if (!further) return tl::unexpected<Error>(further.error());
    claims[further_name] = std::move(*further);
  }
  return {};
}

}  // namespace kenes::identity::openid
