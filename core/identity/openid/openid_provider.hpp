#pragma once
#include <semaphore>

#include "config/sign_in.hpp"
#include "identity/entrance.hpp"
#include "identity/openid/further_claims.hpp"
#include "identity/openid/issuer.hpp"
#include "identity/problem.hpp"

namespace kenes::identity::openid {

// Signing in at another party by OpenID Connect 1.0 (code flow, PKCE): national eID, banks, operators. People come back
// to /sign-in/KEY/return, an address of this provider's own, so that the answer of one is never taken for another's
// (RFC 9700, 4.4).
class OpenIdProvider final : public Provider {
 public:
  OpenIdProvider(Sessions& sessions, config::SignIn settings);

  std::string_view key() const override { return settings_.key; }
  SignInWay way() const override;
  std::string title(const Translator& words) const override { return settings_.title.in(words.language()); }
  std::string about(const Translator& words) const override { return settings_.about.in(words.language()); }
  void declare(Registrar& registrar) override;
  Response start(CoreCall& call, const std::string& then, const std::vector<const Provider*>& others) override;
  std::string logout_address(const std::string& return_to, Time now) override;

 private:
  Response come_back(CoreCall& call);
  // Errors: "cancelled", "busy", and those of what it asks.
  Result<Proof> proof_from(CoreCall& call, const std::string& state);
  Result<Proof> proof_with(CoreCall& call, const std::string& state);
  // Adds what userinfo, a signed claim and further claims say to those of the ID token.
  Result<void> complete(boost::json::object& claims, const Metadata& metadata, const std::string& access_token,
                        Time now);
  Response explain(CoreCall& call, const Error& error, const std::string& then) const;
  std::string return_path() const { return "/sign-in/" + settings_.key + "/return"; }
  std::string return_address() const { return sessions_.base_url() + return_path(); }

  // Threads of the portal that may wait for this provider at the same time; when it hangs, the others still serve.
  static constexpr int most_waiting = 8;

  Sessions& sessions_;
  config::SignIn settings_;
  Entrance entrance_;
  Issuer issuer_;
  SignedClaim signed_claim_;
  std::counting_semaphore<most_waiting> places_{most_waiting};
};

}  // namespace kenes::identity::openid
