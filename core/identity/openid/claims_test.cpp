#include "identity/openid/claims.hpp"

#include <catch2/catch.hpp>

#include "identity/openid/facts_of.hpp"
#include "secrets/keyed_secrets.hpp"

namespace kenes::identity::openid {

namespace {

using namespace std::chrono;

const secrets::KeyedSecrets key("a key of tests, with 32 characters");

// As TARA's manual shows it, with its test person.
const auto tara = boost::json::parse(R"({"iss":"https://tara.example","sub":"EE60001019906","acr":"high",
  "profile_attributes":{"date_of_birth":"2000-01-01","given_name":"MARY ÄNN","family_name":"O’CONNEŽ-ŠUSLIK TESTNUMBER"}})")
                      .as_object();

config::SignIn of_tara() {
  return {.key = "tara",
          .assurance = {{"substantial", Assurance::substantial}, {"high", Assurance::high}},
          .key_space = "tara",
          .claims = {.given_name = "/profile_attributes/given_name",
                     .family_name = "/profile_attributes/family_name",
                     .birth_date = "/profile_attributes/date_of_birth"}};
}

std::string code_of(const config::SignIn& settings, const boost::json::object& claims) {
  const auto proof = proof_of(settings, claims, key);
  return proof ? "" : proof.error().code;
}

PersonFacts facts(const char* json) {
  return facts_of({.birth_date = "born", .citizenship = "citizen", .residence = "lives", .territories = "places"},
                  boost::json::parse(json).as_object());
}

}  // namespace

TEST_CASE("claims become a name, facts and a key that is no number") {
  const auto proof = proof_of(of_tara(), tara, key);
  REQUIRE(proof);
  CHECK(proof->provider == "tara");
  CHECK(proof->subject.size() == 64);
  CHECK(proof->subject.find("60001019906") == std::string::npos);
  CHECK(proof->assurance == Assurance::high);
  CHECK(proof->name == "MARY ÄNN O’CONNEŽ-ŠUSLIK TESTNUMBER");
  CHECK(proof->facts.born == sys_days(2000y / January / 1));
  CHECK_FALSE(proof->facts.citizenship);
  CHECK(proof->email.empty());
}

TEST_CASE("a level that is missing or not listed is refused") {
  auto low = tara;
  low["acr"] = "low";
  CHECK(code_of(of_tara(), low) == "assurance");
  low.erase("acr");
  CHECK(code_of(of_tara(), low) == "assurance");
  low["acr"] = 3;
  CHECK(code_of(of_tara(), low) == "assurance");
  auto unsure = of_tara();
  unsure.assurance.clear();
  CHECK(proof_of(unsure, low, key)->assurance == Assurance::contact);
}

TEST_CASE("two providers know one person by the same number where they share a space, and nowhere else") {
  auto bank = of_tara();
  bank.key = "bank";
  CHECK(proof_of(bank, tara, key)->subject == proof_of(of_tara(), tara, key)->subject);
  CHECK(proof_of(bank, tara, key)->space == "tara");
  bank.key_space = "bank";
  CHECK(proof_of(bank, tara, key)->subject != proof_of(of_tara(), tara, key)->subject);
}

TEST_CASE("a subject may be a number, and must be there") {
  auto claims = tara;
  claims["sub"] = 1000299654;
  CHECK(code_of(of_tara(), claims) == "");
  for (const boost::json::value& none :
       {boost::json::value(""), boost::json::value(nullptr), boost::json::value(true)}) {
    claims["sub"] = none;
    CHECK(code_of(of_tara(), claims) == "subject");
  }
  claims.erase("sub");
  CHECK(code_of(of_tara(), claims) == "subject");
}

TEST_CASE("a fact that is not in its form stays unknown") {
  CHECK(facts(R"({"born":"2010-02-28"})").born == sys_days(2010y / February / 28));
  for (const auto* odd : {"2010", "0000-02-03", "2010-02-30", "28.02.2010", "2010-2-28", "+010-02-28", ""})
    CHECK_FALSE(facts(("{\"born\":\"" + std::string(odd) + "\"}").c_str()).born);
  CHECK_FALSE(facts(R"({"born":20100228})").born);

  const auto known = facts(R"({"citizen":["KZ","DE"],"lives":"KZ","places":["ala","kz"]})");
  CHECK(known.citizenship == std::vector<std::string>{"KZ", "DE"});
  CHECK(known.residence == "KZ");
  CHECK(known.territories == std::vector<std::string>{"ala", "kz"});
  const auto odd = facts(R"({"citizen":["KZ","Germany"],"lives":["KZ","DE"],"places":[]})");
  CHECK_FALSE(odd.citizenship);
  CHECK_FALSE(odd.residence);
  CHECK_FALSE(odd.territories);
}

TEST_CASE("a name has its language's letters, and no control characters") {
  const config::ClaimNames names{.name = "name", .given_name = "given", .family_name = "family"};
  const auto read = [&](const boost::json::object& claims) { return name_of(names, claims); };
  CHECK(read({{"name", "Әлия Қасымқызы"}, {"given", "X"}}) == "Әлия Қасымқызы");
  CHECK(read({{"given", "D'Arcy\r\nBcc: x"}, {"family", "Ó Súilleabháin"}}) == "D'ArcyBcc: x Ó Súilleabháin");
  CHECK(read({{"family", "Mononym"}}) == "Mononym");
  CHECK(read({{"name", std::string(300, 'x') + "ä"}}).size() == 200);
}

TEST_CASE("a level below the one that was asked for is refused, though it counts elsewhere") {
  auto settings = of_tara();
  auto claims = tara;
  claims["acr"] = "substantial";
  settings.acr_values = "high";
  CHECK(code_of(settings, claims) == "assurance");
  CHECK(code_of(settings, tara) == "");
  settings.acr_values = "high substantial";  // any of them will do
  CHECK(code_of(settings, claims) == "");
  settings.acr_values = "urn:of:the:provider";
  CHECK(code_of(settings, claims) == "");
}

TEST_CASE("a level may be true or a number, and lie deeper") {
  auto settings = of_tara();
  settings.assurance_claim = "/account/confirmed";
  settings.assurance = {{"true", Assurance::substantial}, {"2", Assurance::high}};
  auto claims = tara;
  CHECK(code_of(settings, claims) == "assurance");
  claims["account"] = boost::json::object{{"confirmed", true}};
  CHECK(proof_of(settings, claims, key)->assurance == Assurance::substantial);
  claims["account"] = boost::json::object{{"confirmed", false}};
  CHECK(code_of(settings, claims) == "assurance");
  claims["account"] = boost::json::object{{"confirmed", 2}};
  CHECK(proof_of(settings, claims, key)->assurance == Assurance::high);
}

TEST_CASE("dates and countries as registers write them") {
  config::ClaimNames names{.birth_date = "born", .citizenship = "citizen"};
  names.birth_date_form = "DD.MM.YYYY";
  const auto read = [&](const boost::json::object& claims) { return facts_of(names, claims); };
  CHECK(read({{"born", "28.02.1985"}}).born == sys_days(1985y / February / 28));
  for (const auto* odd : {"31.02.1985", "28/02/1985", "2.2.1985", "28.02.85", "aa.bb.cccc"})
    CHECK_FALSE(read({{"born", odd}}).born);
  CHECK(read({{"citizen", "RUS"}}).citizenship == std::vector<std::string>{"RU"});
  CHECK(read({{"citizen", boost::json::array{"KAZ", "DE"}}}).citizenship == std::vector<std::string>{"KZ", "DE"});
  CHECK_FALSE(read({{"citizen", "XYZ"}}).citizenship);
}

TEST_CASE("of a list of names the present one counts") {
  const auto read = [](const char* json) { return name_of({.name = "names"}, boost::json::parse(json).as_object()); };
  CHECK(read(R"({"names":[{"validUntil":"2019-01-01","nameParts":[{"value":"Old"}]},
                          {"nameParts":[{"type":"GivenName","value":"Гүлнара"},{"type":"FamilyName","value":"O’Brien-Žuk"}]}]})") ==
        "Гүлнара O’Brien-Žuk");
  CHECK(read(R"({"names":[{"validUntil":"2019-01-01","nameParts":[{"value":"Old"}]}]})").empty());
  for (const auto* odd : {R"({"names":[]})", R"({"names":[7]})", R"({"names":[{"nameParts":"x"}]})", R"({"names":{}})"})
    CHECK(read(odd).empty());
}

TEST_CASE("what a way can show is what the portal file names") {
  const auto way = way_of(of_tara());
  CHECK(way.key == "tara");
  CHECK(way.assurance == Assurance::high);
  CHECK(way.born);
  CHECK_FALSE(way.citizenship);
  CHECK(way_of({.key = "any"}).assurance == Assurance::contact);
}

}  // namespace kenes::identity::openid
