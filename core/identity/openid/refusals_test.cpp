// All that must not sign anybody in, as one table: what is wrong, what the page says, and the line in the log by which
// an operator understands it.
#include <sodium.h>

#include <spdlog/sinks/ostream_sink.h>

#include <sstream>

#include "identity/openid/test_provider.hpp"
#include "identity/test_portal.hpp"
#include "kenes/digest.hpp"
#include "secrets/base64.hpp"

namespace kenes::test {

namespace {

using Browser = TestPortal::Browser;
using Change = std::function<void(boost::json::object&)>;

constexpr const char* number = "EE60001019906";

config::SignIn asking_for_high(const TestProvider& provider) {
  auto settings = provider.settings();
  settings.acr_values = "high";
  settings.userinfo = true;
  return settings;
}

struct Bench {
  TestProvider eid{"eid"}, strict{"strict"};
  TestPortal portal{{}, {eid.settings(), asking_for_high(strict)}};
  std::ostringstream said;

  Bench() {
    auto& log = portal.fake.host("core").log();
    log.set_level(spdlog::level::info);
    log.sinks().push_back(std::make_shared<spdlog::sinks::ostream_sink_mt>(said));
  }
  std::vector<NamedValue> card_shown(Browser& browser, TestProvider& provider, const std::string& key) {
    const auto to = location(portal.get(browser, "/sign-in", {{"with", key}, {"then", "/x"}}));
    return provider.log_in(to, {{"sub", number}, {"name", "MARY ÄNN O’CONNEŽ-ŠUSLIK"}}, portal.now());
  }
  std::vector<NamedValue> card_shown(Browser& browser) { return card_shown(browser, eid, "eid"); }
  Response come_back(Browser& browser, const std::vector<NamedValue>& query, const std::string& key = "eid") {
    return portal.get(browser, "/sign-in/" + key + "/return", query);
  }
  Response sign_in(Browser& browser) { return come_back(browser, card_shown(browser)); }
  Response sign_in_strictly(Browser& browser) {
    return come_back(browser, card_shown(browser, strict, "strict"), "strict");
  }
};

// A token whose claims are changed before it is signed.
std::function<Response(Bench&, Browser&)> with(Change change) {
  return [change = std::move(change)](Bench& bench, Browser& browser) {
    bench.eid.change = change;
    return bench.sign_in(browser);
  };
}
Change set(const char* name, boost::json::value value) {
  return [=](boost::json::object& claims) { claims[name] = value; };
}
Change moved(const char* name, std::int64_t seconds) {
  return [=](boost::json::object& claims) { claims[name] = claims.at("iat").as_int64() + seconds; };
}
// A token that is made otherwise.
std::function<Response(Bench&, Browser&)> made(
    std::function<std::string(const Bench&, const boost::json::object&)> make) {
  return [make = std::move(make)](Bench& bench, Browser& browser) {
    bench.eid.sign = [&bench, make](const boost::json::object& claims) { return make(bench, claims); };
    return bench.sign_in(browser);
  };
}
std::string signed_part(const std::string& head, const boost::json::object& claims) {
  return secrets::to_base64url(head) + "." + secrets::to_base64url(boost::json::serialize(claims));
}
std::string by_shared_secret(const std::string& part, const std::string& key) {
  std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_state state;
  const auto bytes = [](const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); };
  crypto_auth_hmacsha256_init(&state, bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, bytes(part), part.size());
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(mac.data()));
  return part + "." + secrets::to_base64url(mac);
}
boost::json::value half_hash(const std::string& text) {
  const auto digest = sha256(text);
  return boost::json::value(secrets::to_base64url({reinterpret_cast<const char*>(digest.data()), 16}));
}

struct Row {
  const char* what;
  std::function<Response(Bench&, Browser&)> happens;
  const char* page;  // "": signed in
  const char* log;
};

const std::vector<Row>& table() {
  static const TestKey stranger("of eid"), unknown("unpublished");
  static const std::vector<Row> rows{
      {"all is right", with({}), "", "sign-in by 'eid': acr high, methods -"},
      {"the means are kept", with(set("amr", boost::json::array{"mID", "pin"})), "", "acr high, methods mID,pin"},
      {"a means that would write a line of its own", with(set("amr", boost::json::array{"x\n2026 forged"})), "",
       "acr high, methods -"},
      {"wrong issuer", with(set("iss", "https://evil.example")), "refused",
       "(issuer): the ID token is of another issuer"},
      {"wrong audience", with(set("aud", "bank")), "refused", "(audience): the ID token is for another client"},
      {"wrong nonce", with(set("nonce", "of another sign-in")), "refused",
       "(nonce): the ID token belongs to another sign-in"},
      {"expired", with(moved("exp", -120)), "refused", "(expired): the ID token is over"},
      {"too old", with(moved("iat", -3600)), "refused", "(expired): the ID token is older than 10 minutes"},
      {"not yet valid", with(moved("nbf", 600)), "refused", "(early): the ID token is of the future"},
      {"of the future", with(moved("iat", 600)), "refused", "compare the clocks of both machines"},
      {"nobody named", with(set("sub", "")), "refused",
       "(subject): the claim 'sub', which names the person, is missing"},
      {"alg: none", made([](const Bench&, const boost::json::object& claims) {
         return signed_part(R"({"alg":"none"})", claims) + ".";
       }),
       "refused", "(algorithm): it is signed by the algorithm 'none'"},
      {"alg: HS256 with the public key as the secret", made([](const Bench& bench, const boost::json::object& claims) {
         return by_shared_secret(signed_part(R"({"alg":"HS256","kid":"of eid"})", claims),
                                 boost::json::serialize(bench.eid.signing.published()));
       }),
       "refused", "(algorithm): it is signed by the algorithm 'HS256'"},
      {"another key by the same name",
       made([](const Bench&, const boost::json::object& claims) { return stranger.sign(claims); }), "refused",
       "(signature): its signature is wrong"},
      {"a key that isn't published",
       made([](const Bench&, const boost::json::object& claims) { return unknown.sign(claims); }), "refused",
       "(no_key): none of the published keys is the one it names"},
      {"no token", made([](const Bench&, const boost::json::object&) { return std::string("no.to.ken"); }), "refused",
       "(form): it is not a signed token"},
      {"the key was changed, and the new one is published",
       [](Bench& bench, Browser& browser) {
         bench.portal.fake.clock().now_ += 1min;
         bench.eid.signing = TestKey("rolled");
         return bench.sign_in(browser);
       },
       "", "acr high"},
      {"acr is missing", with([](auto& claims) { claims.erase("acr"); }), "assurance",
       "was not sure enough: the claim 'acr' is missing"},
      {"acr is too low", with(set("acr", "low")), "assurance",
       "was not sure enough: the claim 'acr' has a value that [sign_in.assurance] doesn't list"},
      {"acr is lower than was asked for",
       [](Bench& bench, Browser& browser) {
         bench.strict.change = set("acr", "substantial");
         bench.strict.about = {{"sub", number}};
         return bench.sign_in_strictly(browser);
       },
       "assurance", "was not sure enough: the claim 'acr' is below what 'acr_values' asks for"},
      {"the answer comes back twice",
       [](Bench& bench, Browser& browser) {
         const auto query = bench.card_shown(browser);
         CHECK(bench.come_back(browser, query).status == 303);
         bench.portal.post(browser, "/sign-out", {});
         return bench.come_back(browser, query);
       },
       "over", "is over (state): nothing that began in this browser has this 'state'"},
      {"the code of an answer that was used, in a new one",
       [](Bench& bench, Browser& browser) {
         Browser victim;
         const auto used = bench.card_shown(victim);
         bench.come_back(victim, used);
         auto query = bench.card_shown(browser);
         query[0] = used[0];
         return bench.come_back(browser, query);
       },
       "refused", "(token): the token endpoint answered with status 400, error 'invalid_grant'"},
      {"wrong state",
       [](Bench& bench, Browser& browser) {
         auto query = bench.card_shown(browser);
         query[1].value += "x";
         return bench.come_back(browser, query);
       },
       "over", "is over (state)"},
      {"the state of another browser",
       [](Bench& bench, Browser& browser) {
         Browser victim;
         bench.card_shown(browser);
         return bench.come_back(browser, bench.card_shown(victim));
       },
       "over", "is over (state)"},
      {"an answer that names another issuer (RFC 9207)",
       [](Bench& bench, Browser& browser) {
         auto query = bench.card_shown(browser);
         query[2].value = bench.strict.site.url();
         return bench.come_back(browser, query);
       },
       "refused", "(issuer): the answer names another issuer, or none ('iss')"},
      {"an answer that names no issuer, of a provider that does",
       [](Bench& bench, Browser& browser) {
         auto query = bench.card_shown(browser);
         query.pop_back();
         return bench.come_back(browser, query);
       },
       "refused", "(issuer): the answer names another issuer, or none ('iss')"},
      {"an answer of one provider at the address of another",
       [](Bench& bench, Browser& browser) { return bench.come_back(browser, bench.card_shown(browser), "strict"); },
       "over", "sign-in by 'strict' is over (state)"},
      {"an access token that the ID token doesn't know", with(set("at_hash", half_hash("another"))), "refused",
       "(at_hash): the access token is not the one that the ID token was made with"},
      {"the access token that it knows", with(set("at_hash", half_hash("t"))), "", "acr high"},
      {"userinfo of somebody else",
       [](Bench& bench, Browser& browser) {
         bench.strict.about = {{"sub", "somebody else"}};
         return bench.sign_in_strictly(browser);
       },
       "refused", "(userinfo): the userinfo endpoint spoke of somebody else"},
  };
  return rows;
}

std::string shown_by(const Response& answer) {
  if (answer.status == 303) return "";
  for (const auto* name : {"cancelled", "over", "unavailable", "refused", "assurance", "other_account"})
    if (answer.page.model.contains(name)) return name;
  return "?";
}

}  // namespace

TEST_CASE("whatever is wrong with an answer, nobody is signed in, and the log says why", "[integration]") {
  REQUIRE(sodium_init() >= 0);
  for (const auto& row : table()) {
    INFO(row.what);
    Bench bench;
    Browser browser;
    const auto answer = row.happens(bench, browser);
    CHECK(shown_by(answer) == row.page);
    CHECK(bench.portal.visitor(browser).actor.signed_in() == (*row.page == '\0'));
    const auto log = bench.said.str();
    INFO(log);
    CHECK(log.find(row.log) != std::string::npos);
    CHECK(log.find(number) == std::string::npos);
    CHECK(log.find("CONNE") == std::string::npos);
    CHECK(log.find("forged") == std::string::npos);
  }
}

}  // namespace kenes::test
