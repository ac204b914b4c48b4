// Whoever is signed in shows more about themselves, and stays the same person.
#include "identity/openid/test_provider.hpp"
#include "identity/test_portal.hpp"

namespace kenes::test {

namespace {

using Browser = TestPortal::Browser;

struct Bench {
  TestProvider eid{"eid"};
  TestPortal portal{{}, {eid.settings()}};

  Response show_card(Browser& browser, const std::string& number) {
    const auto to = location(
        portal.get(browser, "/sign-in", {{"with", "eid"}, {"way", "eid"}, {"then", "/petitions/7/sign?name=Ann"}}));
    return portal.get(browser, "/sign-in/eid/return",
                      eid.log_in(to, {{"sub", number}, {"birthdate", "1990-01-01"}}, portal.now()));
  }
  Response add_address(Browser& browser, const std::string& address) {
    const auto form = portal.get(browser, "/sign-in", {{"with", "email"}, {"way", "email"}, {"then", "/account"}});
    CHECK(form.page.model.at("adding") == true);
    portal.post(browser, "/sign-in", {{"email", address}, {"then", "/account"}, {"adding", "yes"}});
    return portal.post(browser, "/sign-in/code", {{"code", portal.last_mail().code}});
  }
};

}  // namespace

TEST_CASE("in the middle of signing, a card is asked for; account and form stay", "[integration]") {
  Bench bench;
  Browser ann;
  bench.portal.sign_in(ann, "ann@example.org");
  const auto before = bench.portal.visitor(ann).actor;
  const auto choice = bench.portal.get(ann, "/sign-in", {{"way", "eid"}, {"then", "/petitions/7/sign"}});
  CHECK(choice.page.view == "core/sign_in_ways");
  CHECK(choice.page.model.at("adding") == true);
  CHECK(choice.page.model.at("ways").as_array().size() == 1);

  CHECK(location(bench.show_card(ann, "1")) == "/petitions/7/sign?name=Ann");
  const auto after = bench.portal.visitor(ann).actor;
  CHECK(after.person_id == before.person_id);
  CHECK(after.person_key == before.person_key);
  CHECK(after.email == "ann@example.org");
  CHECK(after.assurance == Assurance::high);
  CHECK(after.facts.born);
  CHECK(bench.portal.count("kenes.session") == 1);

  Browser phone;
  bench.show_card(phone, "1");
  CHECK(bench.portal.visitor(phone).actor.person_id == before.person_id);
}

TEST_CASE("a card that belongs to another account is refused, and nothing changes", "[integration]") {
  Bench bench;
  Browser ann, bob;
  bench.show_card(bob, "1");
  bench.portal.sign_in(ann, "ann@example.org");
  const auto answer = bench.show_card(ann, "1");
  CHECK(answer.status == 409);
  CHECK(answer.page.model.contains("other_account"));
  CHECK(bench.portal.visitor(ann).actor.email == "ann@example.org");
  CHECK(bench.portal.visitor(ann).actor.assurance == Assurance::contact);
}

TEST_CASE("what was begun for an account counts for that account only", "[integration]") {
  Bench bench;
  Browser ann;
  bench.portal.sign_in(ann, "ann@example.org");
  const auto to = location(bench.portal.get(ann, "/sign-in", {{"with", "eid"}, {"way", "eid"}, {"then", "/"}}));
  const auto back = bench.eid.log_in(to, {{"sub", "1"}}, bench.portal.now());
  bench.portal.post(ann, "/sign-out", {});
  bench.portal.sign_in(ann, "bob@example.org");
  CHECK(bench.portal.get(ann, "/sign-in/eid/return", back).page.model.contains("over"));
  CHECK(bench.portal.count("kenes.identity WHERE provider = 'eid'") == 0);
}

TEST_CASE("an account of a card gets an address, and keeps its assurance", "[integration]") {
  Bench bench;
  Browser ann;
  bench.show_card(ann, "1");
  const auto before = bench.portal.visitor(ann).actor;
  CHECK(location(bench.add_address(ann, "ann@example.org")) == "/account");
  const auto after = bench.portal.visitor(ann).actor;
  CHECK(after.person_id == before.person_id);
  CHECK(after.email == "ann@example.org");
  CHECK(after.assurance == Assurance::high);
  CHECK(after.facts.born == before.facts.born);
  CHECK(after.sign_in == "eid");

  Browser phone;
  bench.portal.sign_in(phone, "ann@example.org");
  CHECK(bench.portal.visitor(phone).actor.person_id == before.person_id);
  CHECK(bench.portal.visitor(phone).actor.assurance == Assurance::contact);
}

TEST_CASE("an address that has an account is not taken from it, nor given away by a link elsewhere", "[integration]") {
  Bench bench;
  Browser ann, bob, elsewhere;
  bench.portal.sign_in(bob, "bob@example.org");
  bench.show_card(ann, "1");
  CHECK(bench.add_address(ann, "bob@example.org").page.model.contains("other_account"));
  CHECK(bench.portal.visitor(ann).actor.email.empty());

  bench.portal.post(ann, "/sign-in", {{"email", "carol@example.org"}, {"then", "/account"}, {"adding", "yes"}});
  CHECK(bench.portal.last_mail().link.empty());
  CHECK(bench.portal.count("kenes.identity WHERE provider = 'email'") == 1);
}

TEST_CASE("facts can be read with the session's token only", "[integration]") {
  Bench bench;
  Browser ann, bob;
  bench.show_card(ann, "1");
  bench.portal.sign_in(bob, "bob@example.org");
  bench.portal.fake.database().write([](soci::session& sql) {
    sql << "UPDATE kenes.session SET facts = (SELECT max(facts) FROM kenes.session) WHERE facts = ''";
  });
  bench.portal.fake.clock().now_ += 1min;
  CHECK(bench.portal.visitor(ann).actor.facts.born);
  CHECK_FALSE(bench.portal.visitor(bob).actor.facts.born);
}

}  // namespace kenes::test
