// Providers that tell who somebody is elsewhere than in the ID token: GOV.UK One Login in a second signed token, ESIA
// at a second address. Settings are those of config/sign_in.
#include "identity/openid/further_claims.hpp"

#include <unistd.h>

#include <fstream>

#include "config/load.hpp"
#include "identity/openid/test_provider.hpp"
#include "identity/test_portal.hpp"

namespace kenes::test {

namespace {

using Browser = TestPortal::Browser;

constexpr const char* core_identity = "https://vocab.account.gov.uk/v1/coreIdentityJWT";

// A preset, with the addresses of test parties in place of the real ones.
config::SignIn preset(const std::string& name, const TestProvider& provider) {
  const auto folder = std::filesystem::temp_directory_path() / ("kenes-preset-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "portal.toml")
      << "include = [\"" << KENES_SOURCE_DIR << "/config/sign_in/" << name << ".toml\"]\n"
      << "[portal]\nname = \"P\"\nbase_url = \"https://p.example\"\nlanguages = [\"en\"]\n"
      << "[mail]\nfrom = \"a@p.example\"\n";
  const auto environment = [](const std::string& variable) -> std::optional<std::string> {
    if (variable.starts_with("KENES_SIGN_IN_") && variable.ends_with("_SECRET")) return "a secret: with / signs";
    return variable.ends_with("ESIA_ISSUER") ? std::optional<std::string>("https://connector.example") : std::nullopt;
  };
  const auto loaded = config::load({.file = folder / "portal.toml", .environment = environment});
  for (const auto& fault : loaded.faults) FAIL_CHECK(to_string(fault));
  std::filesystem::remove_all(folder);
  REQUIRE(loaded.portal.sign_ins.size() == 1);
  auto settings = loaded.portal.sign_ins.front();
  settings.issuer = provider.site.url();
  settings.client_id = "portal";
  settings.client_authentication = "client_secret_basic";
  return settings;
}

// The part of One Login that verifies identities: it signs with a key that a did:web document publishes.
struct IdentityMaker {
  std::string did() const {
    auto host = site.url().substr(7);
    host.replace(host.find(':'), 1, "%3A");
    return "did:web:" + host;
  }
  TestSite site{[this](const Request&) {
    auto key = signing->published().as_object();
    key.erase("kid");
    const boost::json::object document{
        {"id", did()},
        {"assertionMethod", boost::json::array{boost::json::object{{"type", "JsonWebKey"},
                                                                   {"id", did() + "#key-1"},
                                                                   {"controller", did()},
                                                                   {"publicKeyJwk", std::move(key)}}}}};
    return Response{.status = 200, .content_type = "application/json", .body = boost::json::serialize(document)};
  }};
  std::optional<TestKey> signing{TestKey(did() + "#key-1")};
};

struct OneLogin {
  TestProvider provider{"one-login"};
  IdentityMaker maker;
  TestPortal portal{{}, {settings()}};

  config::SignIn settings() const {
    auto of_preset = preset("gov-uk-one-login", provider);
    of_preset.signed_claim.keys = maker.site.url("/.well-known/did.json");
    return of_preset;
  }
  boost::json::object identity() {
    const auto seconds = micros(portal.now()) / 1'000'000;
    auto subject = boost::json::parse(R"({"name":[
        {"validUntil":"2019-03-01","nameParts":[{"type":"GivenName","value":"Mary"},{"type":"FamilyName","value":"Former"}]},
        {"validFrom":"2019-03-01","nameParts":[{"type":"GivenName","value":"MARY"},{"type":"GivenName","value":"ÄNN"},
                                               {"type":"FamilyName","value":"O’CONNEŽ-ŠUSLIK"}]}],
        "birthDate":[{"value":"1970-01-01"}]})");
    return {{"iss", "https://identity.account.gov.uk/"},
            {"aud", "portal"},
            {"sub", "urn:fdc:gov.uk:2022:7"},
            {"iat", seconds},
            {"exp", seconds + 1800},
            {"vot", "P2"},
            {"vc", boost::json::object{{"credentialSubject", std::move(subject)}}}};
  }
  Response come(Browser& browser, const std::string& token) {
    provider.about = {{"sub", "urn:fdc:gov.uk:2022:7"}, {core_identity, token}};
    const auto to = location(portal.get(browser, "/sign-in", {{"with", "one-login"}, {"then", "/x"}}));
    return portal.get(browser, "/sign-in/one-login/return",
                      provider.log_in(to, {{"sub", "urn:fdc:gov.uk:2022:7"}}, portal.now()));
  }
  std::string page_after(const std::function<void(boost::json::object&)>& change) {
    Browser browser;
    auto claims = identity();
    change(claims);
    const auto answer = come(browser, maker.signing->sign(claims));
    CHECK(portal.visitor(browser).actor.signed_in() == (answer.status == 303));
    if (answer.status == 303) return "";
    return answer.page.model.contains("refused")     ? "refused"
           : answer.page.model.contains("assurance") ? "assurance"
                                                     : "?";
  }
};

}  // namespace

TEST_CASE("GOV.UK One Login: who somebody is comes in a second token, signed by another party", "[integration]") {
  OneLogin bench;
  Browser mary;
  CHECK(bench.come(mary, bench.maker.signing->sign(bench.identity())).status == 303);
  const auto who = bench.portal.visitor(mary).actor;
  CHECK(who.name == "MARY ÄNN O’CONNEŽ-ŠUSLIK");
  CHECK(who.assurance == Assurance::substantial);
  CHECK(who.facts.born == std::chrono::sys_days(std::chrono::year(1970) / 1 / 1));
}

TEST_CASE("GOV.UK One Login: the second token is believed only if all of it is right", "[integration]") {
  OneLogin bench;
  const auto set = [](const char* name, boost::json::value value) {
    return [=](boost::json::object& claims) { claims[name] = value; };
  };
  CHECK(bench.page_after(set("iss", "https://evil.example/")) == "refused");
  CHECK(bench.page_after(set("aud", "another")) == "refused");
  CHECK(bench.page_after(set("sub", "urn:fdc:gov.uk:2022:8")) == "refused");
  CHECK(bench.page_after(set("exp", 1)) == "refused");
  CHECK(bench.page_after(set("vot", "P1")) == "assurance");
  CHECK(bench.page_after([](auto& claims) { claims.erase("vot"); }) == "assurance");
  CHECK(bench.page_after([](auto&) {}).empty());

  Browser forger, none;
  // A key of the provider itself isn't one of the maker's.
  CHECK(bench.come(forger, bench.provider.signing.sign(bench.identity())).page.model.contains("refused"));
  CHECK(
      bench.come(forger, TestKey(bench.maker.did() + "#key-1").sign(bench.identity())).page.model.contains("refused"));
  bench.provider.about = {{"sub", "urn:fdc:gov.uk:2022:7"}, {"signed", boost::json::object{{"vot", "P2"}}}};
  const auto to = location(bench.portal.get(none, "/sign-in", {{"with", "one-login"}, {"then", "/x"}}));
  const auto answer =
      bench.portal.get(none, "/sign-in/one-login/return",
                       bench.provider.log_in(to, {{"sub", "urn:fdc:gov.uk:2022:7"}}, bench.portal.now()));
  CHECK(answer.page.model.contains("assurance"));  // nobody writes into "/signed" but that token
}

TEST_CASE("ESIA: a number names the person, and the rest is asked for at a second address", "[integration]") {
  TestProvider provider("esia");
  boost::json::object person{{"firstName", "Юлия"},
                             {"lastName", "Салтыкова-Щедрина"},
                             {"birthDate", "28.02.1985"},
                             {"citizenship", "RUS"},
                             {"trusted", true}};
  int status = 200;
  TestSite rest([&](const Request&) {
    return Response{.status = status, .content_type = "application/json", .body = boost::json::serialize(person)};
  });
  auto settings = preset("esia", provider);
  settings.further_claims = rest.url("/rs/prns/{subject}");
  TestPortal portal({}, {settings});
  const auto come = [&](Browser& browser, boost::json::object subject) {
    const auto to = location(portal.get(browser, "/sign-in", {{"with", "esia"}, {"then", "/x"}}));
    return portal.get(browser, "/sign-in/esia/return",
                      provider.log_in(to, {{"sub", 1000299654}, {"urn:esia:sbj", std::move(subject)}}, portal.now()));
  };
  const boost::json::object confirmed{{"urn:esia:sbj:oid", 1000299654}, {"urn:esia:sbj:is_tru", true}};
  Browser yulia, again, unsure, late;
  CHECK(come(yulia, confirmed).status == 303);
  const auto who = portal.visitor(yulia).actor;
  CHECK(who.name == "Юлия Салтыкова-Щедрина");
  CHECK(who.assurance == Assurance::substantial);
  CHECK(who.facts.born == std::chrono::sys_days(std::chrono::year(1985) / 2 / 28));
  CHECK(who.facts.citizenship == std::vector<std::string>{"RU"});
  REQUIRE(rest.asked().size() == 1);
  CHECK(rest.asked()[0].path == "/rs/prns/1000299654");
  CHECK(rest.asked()[0].headers.get("authorization") == "Bearer t");
  come(again, confirmed);
  CHECK(portal.visitor(again).actor.person_id == who.person_id);

  // An account that isn't confirmed has no is_tru.
  CHECK(come(unsure, {{"urn:esia:sbj:oid", 1000299655}}).page.model.contains("assurance"));
  status = 503;
  CHECK(come(late, confirmed).page.model.contains("refused"));
  CHECK_FALSE(portal.visitor(late).actor.signed_in());
}

TEST_CASE("an address that a provider tells confirms nothing, whatever it says of it", "[integration]") {
  TestProvider eid("eid");
  TestPortal portal({}, {eid.settings()});
  for (const bool verified : {false, true}) {
    Browser browser;
    const auto to = location(portal.get(browser, "/sign-in", {{"with", "eid"}, {"then", "/x"}}));
    portal.get(
        browser, "/sign-in/eid/return",
        eid.log_in(to, {{"sub", "7"}, {"email", "moderator@example.org"}, {"email_verified", verified}}, portal.now()));
    CHECK(portal.visitor(browser).actor.signed_in());
    CHECK(portal.visitor(browser).actor.email.empty());
  }
  CHECK(portal.count("kenes.identity WHERE provider = 'email'") == 0);
}

}  // namespace kenes::test
