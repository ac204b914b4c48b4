// Somebody has two accounts, and joins them.
#include "identity/joining/pages.hpp"
#include "identity/openid/test_provider.hpp"
#include "identity/test_portal.hpp"

namespace kenes::test {

namespace {

using Browser = TestPortal::Browser;

// What a plugin keeps: a table of who did what.
struct Keeper : PersonalData {
  std::vector<Deed> deeds(soci::session&, std::int64_t, const Translator&, Time, int) override { return {}; }
  boost::json::object all(soci::session&, std::int64_t) override { return {}; }
  std::vector<std::string> consequences(soci::session&, std::int64_t, const Translator&) override { return {}; }
  void erase(soci::session&, std::int64_t, Time) override {}
  void join(soci::session& sql, std::int64_t from, std::int64_t into, Time) override {
    if (broken) throw std::runtime_error("this plugin's table is gone");
    sql << "UPDATE done SET person = " + std::to_string(into) + " WHERE person = " + std::to_string(from);
    ++asked;
  }
  int asked = 0;
  bool broken = false;
};

struct Bench {
  TestProvider eid{"eid"};
  TestPortal portal{{}, {eid.settings()}};
  Keeper keeper;
  Browser ann, card;

  Bench() {
    portal.sessions.offer_joining(true);
    portal.add_joining([this] { return identity::joining::Keepers{&keeper}; });
    portal.fake.database().write([](soci::session& sql) { sql << "CREATE TABLE done (person bigint)"; });
    show_card(card, "1");
    portal.sign_in(ann, "ann@example.org");
    did(id(card));
  }
  Response show_card(Browser& browser, const std::string& number,
                     const std::string& then = "/petitions/7/sign?name=Ann") {
    const auto to = location(portal.get(browser, "/sign-in", {{"with", "eid"}, {"way", "eid"}, {"then", then}}));
    return portal.get(browser, "/sign-in/eid/return",
                      eid.log_in(to, {{"sub", number}, {"given_name", "Ann"}, {"family_name", "Card"}}, portal.now()));
  }
  Response ask() { return portal.get(ann, "/account/join"); }
  Response confirm(Browser& browser) { return portal.post(browser, "/account/join", {{"sure", "1"}}); }
  std::int64_t id(const Browser& browser) { return portal.visitor(browser).actor.person_id; }
  void did(std::int64_t person) {
    portal.fake.database().write(
        [&](soci::session& sql) { sql << "INSERT INTO done VALUES (" + std::to_string(person) + ")"; });
  }
};

}  // namespace

TEST_CASE("two accounts of one person become one, with what belongs to both", "[integration]") {
  Bench bench;
  auto& portal = bench.portal;
  const auto stays = bench.id(bench.ann), ends = bench.id(bench.card);
  const auto key = portal.visitor(bench.card).actor.person_key;
  CHECK(location(bench.show_card(bench.ann, "1")) == "/account/join");
  CHECK(bench.id(bench.ann) == stays);
  const auto question = bench.ask();
  CHECK(question.page.view == "core/account_join");
  CHECK(question.page.model.at("possible") == true);
  CHECK(question.page.model.at("stays").at("email") == "ann@example.org");

  // Not without saying so, not by somebody else, not with another browser's cookies.
  CHECK(portal.post(bench.ann, "/account/join", {}).status == 422);
  Browser bob;
  portal.sign_in(bob, "bob@example.org");
  CHECK(bench.confirm(bob).status == 410);
  auto stolen = bob;
  stolen.cookies.items.push_back({"kenes_join", std::string(bench.ann.cookies.get("kenes_join"))});
  CHECK(bench.confirm(stolen).status == 410);
  CHECK(portal.count("kenes.person") == 3);

  CHECK(location(bench.confirm(bench.ann)) == "/petitions/7/sign?name=Ann");
  CHECK(portal.count("kenes.person") == 2);
  CHECK(portal.count("done WHERE person = " + std::to_string(stays)) == 1);
  CHECK_FALSE(portal.visitor(bench.card).actor.signed_in());
  const auto now = portal.visitor(bench.ann).actor;
  CHECK(now.person_id == stays);
  CHECK(now.former_keys == std::vector{key});
  CHECK(now.person_key == "email:ann@example.org");
  CHECK(bench.confirm(bench.ann).status == 410);  // once

  Browser phone;
  bench.show_card(phone, "1");
  CHECK(bench.id(phone) == stays);
  CHECK(portal.visitor(phone).actor.former_keys == std::vector{key});

  // What another node took the old session for is moved seconds later.
  bench.did(ends);
  portal.fake.advance(20s);
  CHECK(portal.count("done WHERE person = " + std::to_string(stays)) == 2);
  CHECK(bench.keeper.asked == 2);
  int joins = 0;
  for (const auto& one : portal.fake.audited()) joins += one.entry.action == "core.join_accounts";
  CHECK(joins == 1);
}

TEST_CASE("an e-mail account goes into that of a card, which gets its address", "[integration]") {
  Bench bench;
  auto& portal = bench.portal;
  const auto stays = bench.id(bench.card);
  portal.get(bench.card, "/sign-in", {{"with", "email"}, {"way", "email"}, {"then", "/account"}});
  portal.post(bench.card, "/sign-in", {{"email", "ann@example.org"}, {"then", "/account"}, {"adding", "yes"}});
  CHECK(location(portal.post(bench.card, "/sign-in/code", {{"code", portal.last_mail().code}})) == "/account/join");
  CHECK(location(bench.confirm(bench.card)) == "/account");
  const auto now = portal.visitor(bench.card).actor;
  CHECK(now.person_id == stays);
  CHECK(now.email == "ann@example.org");
  CHECK(now.former_keys == std::vector<std::string>{"email:ann@example.org"});
  CHECK(bench.id(bench.ann) == 0);
}

TEST_CASE("both proofs must be of the last ten minutes", "[integration]") {
  Bench bench;
  auto& portal = bench.portal;
  portal.fake.advance(11min);
  bench.show_card(bench.ann, "1");
  CHECK(bench.ask().page.model.at("stale") == true);
  CHECK(bench.confirm(bench.ann).status == 409);
  // Signing in again to the account that stays is enough.
  portal.get(bench.ann, "/sign-in", {{"with", "email"}, {"way", "email"}, {"then", "/account/join"}});
  portal.post(bench.ann, "/sign-in", {{"email", "ann@example.org"}, {"then", "/account/join"}, {"adding", "yes"}});
  CHECK(location(portal.post(bench.ann, "/sign-in/code", {{"code", portal.last_mail().code}})) == "/account/join");
  CHECK(bench.ask().page.model.at("possible") == true);
  portal.fake.advance(11min);
  CHECK(bench.ask().status == 410);
  CHECK(bench.confirm(bench.ann).status == 410);
  CHECK(portal.count("kenes.person") == 2);
}

TEST_CASE("an account with tasks isn't joined by its holder", "[integration]") {
  Bench bench;
  bench.portal.fake.database().write([&](soci::session& sql) {
    sql << "INSERT INTO kenes.role (person_id, name, scope, source, created_at) VALUES (" +
               std::to_string(bench.id(bench.card)) + ", 'moderator', '', 'granted', now())";
  });
  bench.show_card(bench.ann, "1");
  CHECK(bench.ask().page.model.at("tasks") == true);
  CHECK(bench.confirm(bench.ann).status == 409);
  CHECK(bench.portal.count("kenes.person") == 2);
}

TEST_CASE("a plugin that fails leaves both accounts as they were", "[integration]") {
  Bench bench;
  bench.keeper.broken = true;
  bench.show_card(bench.ann, "1");
  CHECK_THROWS(bench.confirm(bench.ann));
  CHECK(bench.portal.count("kenes.person") == 2);
  CHECK(bench.id(bench.card) != bench.id(bench.ann));
  bench.keeper.broken = false;
  CHECK(bench.confirm(bench.ann).status == 303);
}

TEST_CASE("a portal may refuse to join accounts", "[integration]") {
  Bench bench;
  bench.portal.sessions.offer_joining(false);
  CHECK(bench.show_card(bench.ann, "1").status == 409);
  CHECK(bench.portal.count("kenes.joining") == 0);
}

}  // namespace kenes::test
