#include "identity/openid/request.hpp"

#include <catch2/catch.hpp>

#include "secrets/keyed_secrets.hpp"

namespace kenes::identity::openid {

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the challenge is that of RFC 7636, appendix B") {
  CHECK(challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST_CASE("nonce and verifier follow from the state and the portal's key, and tell neither") {
  const secrets::KeyedSecrets ours("a key of tests, with 32 characters"), others("another key, 32 characters long.");
  const auto secret = secret_of(ours, "state");
  CHECK(secret.verifier.size() >= 43);  // RFC 7636, 4.1
  CHECK(secret.nonce != secret.verifier);
  CHECK(secret_of(ours, "state").verifier == secret.verifier);
  CHECK(secret_of(ours, "State").verifier != secret.verifier);
  CHECK(secret_of(others, "state").nonce != secret.nonce);
}

TEST_CASE("the request asks for what the portal file says") {
  const config::SignIn settings{.client_id = "portal & co",
                                .scopes = {"openid", "idcard"},
                                .acr_values = "substantial",
                                .parameters = {{"vtr", "[\"Cl.Cm\"]"}}};
  const Metadata metadata{.authorization_endpoint = "https://eid.example/authorize?tenant=7",
                          .end_session_endpoint = "https://eid.example/end"};
  const auto address = request_address(settings, metadata, {"s", "n", "v"},
                                       {.redirect_uri = "https://portal.example/sign-in/eid/return", .language = "kk"});
  CHECK(address.starts_with("https://eid.example/authorize?tenant=7&response_type=code&client_id=portal%20%26%20co&"));
  for (const auto* part :
       {"redirect_uri=https%3A%2F%2Fportal.example%2Fsign-in%2Feid%2Freturn", "scope=openid%20idcard", "state=s",
        "nonce=n", "code_challenge_method=S256", "ui_locales=kk", "acr_values=substantial", "vtr=%5B%22Cl.Cm%22%5D"}) {
    INFO(part);
    CHECK(holds(address, part));
  }
  CHECK_FALSE(holds(address, "=v"));
  CHECK(logout_address(settings, metadata, "https://portal.example/signed-out") ==
        "https://eid.example/"
        "end?client_id=portal%20%26%20co&post_logout_redirect_uri=https%3A%2F%2Fportal.example%2Fsigned-out");
  CHECK(logout_address(settings, {}, "https://portal.example/signed-out").empty());
}

}  // namespace kenes::identity::openid
