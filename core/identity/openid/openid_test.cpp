// Signing in at another party, as a person goes through it; and all that must not sign anybody in.
#include "identity/openid/test_provider.hpp"
#include "identity/test_portal.hpp"
#include "secrets/base64.hpp"

namespace kenes::test {

namespace {

using Browser = TestPortal::Browser;

struct Bench {
  TestProvider eid{"eid"}, bank{"bank"};
  TestPortal portal{{}, {eid.settings(), bank.settings()}};

  // Where the browser is sent.
  std::string begin(Browser& browser, const std::string& with = "eid",
                    const std::string& then = "/petitions/7/sign?name=Ann") {
    const auto answer = portal.get(browser, "/sign-in", {{"with", with}, {"then", then}});
    REQUIRE(answer.status == 303);
    return location(answer);
  }
  Response come_back(Browser& browser, const std::vector<NamedValue>& query, const std::string& key = "eid") {
    return portal.get(browser, "/sign-in/" + key + "/return", query);
  }
  Response sign_in(Browser& browser, const boost::json::object& person) {
    return come_back(browser, eid.log_in(begin(browser), person, portal.now()));
  }
  // What the page says went wrong; "" if somebody is signed in.
  std::string problem(Browser& browser, const Response& answer) {
    CHECK(portal.visitor(browser).actor.signed_in() == (answer.status == 303));
    if (answer.page.view != "core/sign_in_problem") return "";
    for (const auto* name : {"cancelled", "over", "unavailable", "refused", "assurance", "other_account"})
      if (answer.page.model.contains(name)) return name;
    return "?";
  }
};

const boost::json::object aliya{{"sub", "900101400123"}, {"name", "Әлия О’Connor-Žižka"}, {"birthdate", "1990-01-01"}};

}  // namespace

TEST_CASE("a card, and back where one was, with a name, a date of birth and its assurance", "[integration]") {
  Bench bench;
  Browser phone;
  const auto choice = bench.portal.get(phone, "/sign-in", {{"then", "/petitions/7"}});
  CHECK(choice.page.view == "core/sign_in_ways");
  CHECK(choice.page.model.at("ways").as_array().size() == 3);

  const auto answer = bench.sign_in(phone, aliya);
  CHECK(location(answer) == "/petitions/7/sign?name=Ann");
  const auto who = bench.portal.visitor(phone);
  CHECK(who.actor.name == "Әлия О’Connor-Žižka");
  CHECK(who.actor.assurance == Assurance::high);
  using namespace std::chrono;
  CHECK(who.actor.facts.born == sys_days(1990y / January / 1));
  CHECK(who.actor.email.empty());
  CHECK(who.actor.person_key.starts_with("eid:"));

  SECTION("another day it is the same person, though a name has changed") {
    Browser laptop;
    auto married = aliya;
    married["name"] = "Әлия Žižka";
    bench.sign_in(laptop, married);
    CHECK(bench.portal.visitor(laptop).actor.person_id == who.actor.person_id);
    CHECK(bench.portal.count("kenes.person") == 1);
  }
  SECTION("neither number nor date of birth lies in the database") {
    CHECK(bench.portal.count("kenes.identity WHERE subject LIKE '%900101%'") == 0);
    CHECK(bench.portal.count("kenes.person WHERE key LIKE '%900101%'") == 0);
    CHECK(bench.portal.count("kenes.session WHERE facts <> '' AND facts NOT LIKE '%1990%'") == 1);
    CHECK(bench.portal.count("kenes.openid_sign_in") == 0);
  }
  SECTION("who signs out can sign out there, too") {
    const auto out = location(bench.portal.post(phone, "/sign-out", {}));
    CHECK(out == "/signed-out?from=eid");
    const auto page = bench.portal.get(phone, "/signed-out", {{"from", "eid"}});
    CHECK(std::string(page.page.model.at("elsewhere").as_string())
              .starts_with(bench.eid.site.url("/end?client_id=portal")));
  }
}

TEST_CASE("what a provider sends is believed only if all of it is right", "[integration]") {
  Bench bench;
  Browser visitor;
  const auto set = [](const char* name, boost::json::value value) {
    return [=](boost::json::object& claims) { claims[name] = value; };
  };
  const auto seconds = micros(bench.portal.now()) / 1'000'000;
  const std::vector<std::pair<std::string, std::function<void(boost::json::object&)>>> table{
      {"refused", set("iss", "https://evil.example")},
      {"refused", set("aud", "bank")},
      {"refused", set("nonce", "of somebody else")},
      {"refused", set("exp", seconds - 120)},
      {"refused", set("iat", seconds - 3600)},
      {"refused", set("sub", "")},
      {"assurance", set("acr", "low")},
      {"assurance", set("acr", nullptr)}};
  for (const auto& [expected, change] : table) {
    bench.eid.change = change;
    CHECK(bench.problem(visitor, bench.sign_in(visitor, aliya)) == expected);
  }
  bench.eid.change = nullptr;

  const TestKey stranger("of eid"), unknown("a new one");
  const auto unsigned_token = [](const boost::json::object& claims) {
    return secrets::to_base64url(R"({"alg":"none"})") + "." + secrets::to_base64url(boost::json::serialize(claims)) +
           ".";
  };
  const std::vector<std::function<std::string(const boost::json::object&)>> makers{
      [&](const auto& claims) { return stranger.sign(claims); },
      [&](const auto& claims) { return unknown.sign(claims); }, unsigned_token,
      [](const auto&) { return std::string("no.to.ken"); }, [](const auto&) { return std::string(); }};
  for (const auto& maker : makers) {
    bench.eid.sign = maker;
    CHECK(bench.problem(visitor, bench.sign_in(visitor, aliya)) == "refused");
  }
  CHECK(bench.portal.count("kenes.person") == 0);

  bench.eid.sign = nullptr;
  CHECK(bench.problem(visitor, bench.sign_in(visitor, aliya)).empty());
}

TEST_CASE("a provider's new key is fetched when a token names it", "[integration]") {
  Bench bench;
  Browser ann, bob;
  bench.sign_in(ann, aliya);
  bench.eid.signing = TestKey("rolled");
  bench.portal.fake.clock().now_ += 1min;
  CHECK(bench.problem(bob, bench.sign_in(bob, aliya)).empty());
}

TEST_CASE("an answer counts once, in the browser that began, and for the provider that gave it", "[integration]") {
  Bench bench;
  Browser ann, thief;
  auto query = bench.eid.log_in(bench.begin(ann), aliya, bench.portal.now());

  SECTION("in another browser, begun there or not, it is worth nothing") {
    CHECK(bench.problem(thief, bench.come_back(thief, query)) == "over");
    bench.begin(thief);
    CHECK(bench.problem(thief, bench.come_back(thief, query)) == "over");
    CHECK(bench.problem(ann, bench.come_back(ann, query)).empty());
  }
  SECTION("a second time it is over, and the session stays") {
    const auto first = bench.come_back(ann, query);
    CHECK(first.status == 303);
    CHECK(bench.come_back(ann, query).page.model.contains("over"));
    CHECK(bench.portal.visitor(ann).actor.signed_in());
  }
  SECTION("a code of somebody else does not fit the verifier of this browser") {
    bench.begin(thief);
    auto of_thief = bench.eid.log_in(bench.begin(thief), {{"sub", "of the thief"}}, bench.portal.now());
    query[0] = of_thief[0];
    CHECK(bench.problem(ann, bench.come_back(ann, query)) == "refused");
  }
  SECTION("the state must be that of the request") {
    query[1].value += "x";
    CHECK(bench.problem(ann, bench.come_back(ann, query)) == "over");
    CHECK(bench.problem(ann, bench.come_back(ann, {})) == "over");
  }
  SECTION("it is not taken for the answer of another provider") {
    CHECK(bench.problem(ann, bench.come_back(ann, query, "bank")) == "over");
    query[2].value = bench.bank.site.url();
    CHECK(bench.problem(ann, bench.come_back(ann, query)) == "refused");
  }
  SECTION("a provider that names itself always does") {
    query.pop_back();
    CHECK(bench.problem(ann, bench.come_back(ann, query)) == "refused");
  }
  SECTION("after half an hour it is over") {
    bench.portal.fake.clock().now_ += 30min;
    CHECK(bench.problem(ann, bench.come_back(ann, query)) == "over");
  }
}

TEST_CASE("two tabs of one browser may begin, and both may end", "[integration]") {
  Bench bench;
  Browser ann;
  const auto first = bench.begin(ann), second = bench.begin(ann, "eid", "/account");
  CHECK(location(bench.come_back(ann, bench.eid.log_in(first, aliya, bench.portal.now()))) ==
        "/petitions/7/sign?name=Ann");
  CHECK(location(bench.come_back(ann, bench.eid.log_in(second, aliya, bench.portal.now()))) == "/account");
}

TEST_CASE("who turns back there, or finds the provider closed, is told what to do", "[integration]") {
  Bench bench;
  Browser ann;
  const auto state = bench.eid.log_in(bench.begin(ann), aliya, bench.portal.now())[1];
  const NamedValue iss{"iss", bench.eid.site.url()};
  const auto cancelled = bench.come_back(ann, {{"error", "access_denied"}, state, iss});
  CHECK(bench.problem(ann, cancelled) == "cancelled");
  CHECK(cancelled.page.model.at("back_href") == "/petitions/7/sign?name=Ann");

  const auto broken = bench.eid.log_in(bench.begin(ann), aliya, bench.portal.now())[1];
  CHECK(bench.problem(ann, bench.come_back(ann, {{"error", "temporarily_unavailable"}, broken, iss})) == "unavailable");
  bench.bank.down = true;
  const auto closed = bench.portal.get(ann, "/sign-in", {{"with", "bank"}, {"then", "/"}});
  CHECK(closed.status == 503);
  CHECK(bench.problem(ann, closed) == "unavailable");
}

TEST_CASE("claims of userinfo count for the same subject only, and after those of the token", "[integration]") {
  TestProvider eid("eid");
  auto settings = eid.settings();
  settings.userinfo = true;
  TestPortal portal({}, {settings});
  Browser ann;
  const auto sign_in = [&] {
    const auto to = location(portal.get(ann, "/sign-in", {{"with", "eid"}, {"then", "/x"}}));
    return portal.get(ann, "/sign-in/eid/return", eid.log_in(to, {{"sub", "7"}, {"name", "Ann"}}, portal.now()));
  };
  eid.about = {{"sub", "8"}, {"birthdate", "2001-02-03"}};
  CHECK(sign_in().page.model.contains("refused"));
  eid.about = {{"sub", "7"}, {"birthdate", "2001-02-03"}, {"name", "Mallory"}, {"acr", "low"}};
  CHECK(sign_in().status == 303);
  CHECK(portal.visitor(ann).actor.name == "Ann");
  CHECK(portal.visitor(ann).actor.facts.born);
}

}  // namespace kenes::test
