#pragma once
// For tests only: an OpenID provider on this machine that does what the test wants, right or wrong.
#include <functional>
#include <map>

#include "config/sign_in.hpp"
#include "http/decoding.hpp"
#include "identity/jose/test_key.hpp"
#include "identity/openid/request.hpp"
#include "kenes/base64.hpp"
#include "kenes/time.hpp"
#include "net/test_site.hpp"

namespace kenes::test {

class TestProvider {
 public:
  explicit TestProvider(std::string key) : key_(std::move(key)), signing("of " + key_) {}

  config::SignIn settings() const {
    return {.key = key_,
            .title = LocalText::from(boost::json::value("The " + key_ + " card")),
            .issuer = site.url(),
            .client_id = "portal",
            .client_secret = "a secret: with / signs",
            .scopes = {"openid"},
            .assurance = {{"substantial", Assurance::substantial}, {"high", Assurance::high}},
            .logout = true,
            .key_space = key_,
            .claims = {.name = "name", .birth_date = "birthdate"}};
  }

  // Somebody was sent here by this address and shows a card: the query with which they come back.
  std::vector<NamedValue> log_in(const std::string& address, boost::json::object person, Time now) {
    const auto question = address.find('?');
    REQUIRE(address.substr(0, question) == site.url("/authorize"));
    const auto decoded = http::decode_pairs(address.substr(question + 1), http::LineEnds::keep);
    REQUIRE(decoded);
    const auto& sent = *decoded;
    const auto seconds = micros(now) / 1'000'000;
    person.emplace("iss", site.url());
    person.emplace("aud", std::string(sent.get("client_id")));
    person.emplace("nonce", std::string(sent.get("nonce")));
    person.emplace("iat", seconds);
    person.emplace("exp", seconds + 40);
    person.emplace("acr", "high");
    const auto code = "code " + std::to_string(++codes_);
    waiting_[code] = {std::move(person), std::string(sent.get("code_challenge")),
                      std::string(sent.get("redirect_uri"))};
    return {{"code", code}, {"state", std::string(sent.get("state"))}, {"iss", site.url()}};
  }

 private:
  struct Waiting {
    boost::json::object claims;
    std::string challenge, redirect_uri;
  };

  std::string key_;
  int codes_ = 0;
  std::map<std::string, Waiting> waiting_;

  static Response json(const boost::json::object& body, int status = 200) {
    return {.status = status, .content_type = "application/json", .body = boost::json::serialize(body)};
  }

  Response answer(const Request& request) {
    if (down) return json({}, 503);
    const auto base = site.url();
    if (request.path == "/.well-known/openid-configuration") {
      return json({{"issuer", base},
                   {"authorization_endpoint", base + "/authorize"},
                   {"token_endpoint", base + "/token"},
                   {"jwks_uri", base + "/keys"},
                   {"userinfo_endpoint", base + "/userinfo"},
                   {"end_session_endpoint", base + "/end"},
                   {"authorization_response_iss_parameter_supported", true}});
    }
    if (request.path == "/keys") return json(boost::json::parse(set_of({&signing})).as_object());
    if (request.path == "/userinfo") return json(about);
    return token(request);
  }

  // As RFC 6749 and RFC 7636 ask: the client, the code once, the address and the verifier.
  Response token(const Request& request) {
    const auto expected = "Basic " + to_base64("portal:a%20secret%3A%20with%20%2F%20signs");
    if (request.headers.get("authorization") != expected) return json({{"error", "invalid_client"}}, 401);
    const auto found = waiting_.find(std::string(request.form.get("code")));
    if (found == waiting_.end()) return json({{"error", "invalid_grant"}}, 400);
    const auto waiting = found->second;
    waiting_.erase(found);
    if (waiting.redirect_uri != request.form.get("redirect_uri") ||
        waiting.challenge != identity::openid::challenge_of(request.form.get("code_verifier"))) {
      return json({{"error", "invalid_grant"}}, 400);
    }
    auto claims = waiting.claims;
    if (change) change(claims);
    return json(
        {{"access_token", "t"}, {"token_type", "Bearer"}, {"id_token", sign ? sign(claims) : signing.sign(claims)}});
  }

 public:
  TestKey signing;
  bool down = false;
  std::function<void(boost::json::object&)> change;             // of the claims, before they are signed
  std::function<std::string(const boost::json::object&)> sign;  // in place of the key
  boost::json::object about;                                    // what userinfo says
  TestSite site{[this](const Request& request) { return answer(request); }};
};

}  // namespace kenes::test
