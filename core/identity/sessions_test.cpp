#include <thread>

#include "identity/roles.hpp"
#include "identity/test_portal.hpp"

namespace kenes::test {

using Browser = TestPortal::Browser;

TEST_CASE("a session slides for 30 days and ends after 90", "[integration]") {
  TestPortal portal;
  Browser ann;
  portal.sign_in(ann, "ann@example.org");
  for (int day = 0; day < 87; day += 29) {
    CHECK(portal.visitor(ann).actor.signed_in());
    portal.fake.clock().now_ += 29 * 24h;
  }
  CHECK(portal.visitor(ann).actor.signed_in());
  portal.fake.clock().now_ += 3 * 24h;
  CHECK_FALSE(portal.visitor(ann).actor.signed_in());
  CHECK(portal.visitor(ann).had_cookie);

  Browser bob;
  portal.sign_in(bob, "bob@example.org");
  portal.fake.clock().now_ += 30 * 24h;
  CHECK_FALSE(portal.visitor(bob).actor.signed_in());
}

TEST_CASE("seeing a session costs no write for ten minutes", "[integration]") {
  TestPortal portal;
  Browser ann;
  portal.sign_in(ann, "ann@example.org");
  const auto seen = [&] { return portal.count("kenes.session WHERE seen_at > created_at"); };
  portal.fake.clock().now_ += 9min;
  portal.visitor(ann);
  CHECK(seen() == 0);
  portal.fake.clock().now_ += 1min;
  portal.visitor(ann);
  CHECK(seen() == 1);
}

TEST_CASE("nothing is asked of the database without a session cookie", "[integration]") {
  TestPortal portal;
  portal.fake.database().write([](soci::session& sql) { sql << "ALTER TABLE kenes.session RENAME TO away"; });
  CHECK_FALSE(portal.sessions.identify({}, portal.now()).actor.signed_in());
  CHECK_FALSE(portal.sessions.identify({{{"kenes_form", "x"}}}, portal.now()).actor.signed_in());
  CHECK_THROWS(portal.sessions.identify({{{"kenes_session", "x"}}}, portal.now()));
}

TEST_CASE("staff come from the configuration and go with it", "[integration]") {
  TestPortal portal;
  auto& audit = portal.fake.host("core").audit();
  const auto synchronise = [&](const std::vector<config::Staff>& staff) {
    return identity::synchronise_staff(portal.fake.database(), audit, staff, portal.now());
  };
  REQUIRE(
      synchronise({{"Mod@Example.org", "moderator", "service:petitions"}, {"op@example.org", "administrator", ""}}));
  Browser moderator;
  portal.sign_in(moderator, "mod@example.org");
  CHECK(portal.visitor(moderator).actor.has_role("moderator", "service:petitions"));
  CHECK_FALSE(portal.visitor(moderator).actor.has_role("moderator", "service:feedback"));

  // Granted otherwise as well: stays when the configuration takes its own away.
  portal.fake.database().write([](soci::session& sql) {
    sql << "INSERT INTO kenes.role (email, name, scope, source, created_at)"
           " VALUES ('mod@example.org', 'translator', '', 'granted', kenes.to_time(0))";
  });
  const auto changes = synchronise({{"op@example.org", "administrator", ""}});
  REQUIRE(changes);
  CHECK(changes->removed == 1);
  CHECK(changes->granted == 0);
  portal.fake.clock().now_ += 5s;
  const auto roles = portal.visitor(moderator).actor.roles;
  REQUIRE(roles.size() == 1);
  CHECK(roles[0].name == "translator");

  const auto again = synchronise({{"op@example.org", "administrator", ""}});
  REQUIRE(again);
  CHECK(again->removed + again->granted == 0);
  CHECK(portal.fake.audited().size() == 3);
  CHECK_FALSE(synchronise({{"nobody", "moderator", ""}}).has_value());
  CHECK(portal.count("kenes.role") == 2);
}

TEST_CASE("sessions of staff end after 12 hours", "[integration]") {
  TestPortal portal;
  Browser staff, citizen;
  REQUIRE(identity::synchronise_staff(portal.fake.database(), portal.fake.host("core").audit(),
                                      {{"mod@example.org", "moderator", ""}}, portal.now()));
  portal.sign_in(staff, "mod@example.org");
  portal.sign_in(citizen, "ann@example.org");
  portal.fake.clock().now_ += 12h - 1s;
  CHECK(portal.visitor(staff).actor.signed_in());
  portal.fake.clock().now_ += 1s;
  CHECK_FALSE(portal.visitor(staff).actor.signed_in());
  CHECK(portal.visitor(citizen).actor.signed_in());
}

TEST_CASE("signing out ends one session at once, signing out everywhere all of a person", "[integration]") {
  TestPortal portal;
  Browser laptop, phone, other;
  portal.sign_in(laptop, "ann@example.org");
  portal.sign_in(phone, "ann@example.org");
  portal.sign_in(other, "bob@example.org");
  for (const auto* browser : {&laptop, &phone, &other}) CHECK(portal.visitor(*browser).actor.signed_in());
  const Browser copied = laptop;
  CHECK(location(portal.post(laptop, "/sign-out", {})) == "/signed-out");
  CHECK_FALSE(laptop.cookies.has("kenes_session"));
  CHECK_FALSE(portal.visitor(copied).actor.signed_in());
  CHECK(portal.visitor(phone).actor.signed_in());

  portal.sign_in(laptop, "ann@example.org");
  const Browser on_phone = phone;
  CHECK(portal.get(phone, "/account/sessions").page.model.at("sessions").as_array().size() == 2);
  CHECK(location(portal.post(phone, "/account/sign-out-everywhere", {})) == "/signed-out");
  CHECK_FALSE(portal.visitor(laptop).actor.signed_in());
  CHECK_FALSE(portal.visitor(on_phone).actor.signed_in());
  CHECK(portal.visitor(other).actor.signed_in());
}

TEST_CASE("the account page shows and saves what a person chose", "[integration]") {
  TestPortal portal;
  Browser ann;
  ann.headers.items = {{"user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"}};
  portal.sign_in(ann, "ann@example.org");
  const auto before = portal.get(ann, "/account/sessions").page.model;
  CHECK(portal.get(ann, "/account/details").page.model.at("form").at("language").at("value") == "en");
  CHECK(before.at("sessions").at(0).at("device") == "Firefox, Linux");
  CHECK(before.at("sessions").at(0).at("current") == true);

  CHECK(portal.post(ann, "/account/details", {{"name", "Ann"}, {"language", "xx"}}).status == 422);
  CHECK(portal.post(ann, "/account/details", {{"name", std::string(101, 'a')}, {"language", "kk"}}).status == 422);
  CHECK(portal.post(ann, "/account/details", {{"name", "Айгерім"}, {"language", "kk"}}).status == 303);
  const auto after = portal.get(ann, "/account/details").page.model.at("form");
  CHECK(after.at("name").at("value") == "Айгерім");
  CHECK(after.at("language").at("value") == "kk");
  CHECK(portal.visitor(ann).actor.name == "Айгерім");
  Browser nobody;
  CHECK(location(portal.get(nobody, "/account")) == "/sign-in");
}

TEST_CASE("two first sign-ins at the same moment end in one account", "[integration]") {
  TestPortal portal;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      portal.fake.database().write([&](soci::session& sql) {
        identity::person_of(sql, portal.sessions.secrets(),
                            {.provider = "email", .subject = "ann@example.org", .email = "ann@example.org"}, "en",
                            portal.now());
      });
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(portal.count("kenes.person") == 1);
  CHECK(portal.count("kenes.identity") == 1);
}

TEST_CASE("what is over is forgotten", "[integration]") {
  TestPortal portal;
  Browser ann, bob;
  portal.sign_in(ann, "ann@example.org");
  portal.ask(bob, "bob@example.org");
  portal.fake.advance(26h);
  CHECK(portal.count("kenes.sign_in") == 0);
  CHECK(portal.count("kenes.session") == 1);
  portal.fake.advance(100 * 24h);
  CHECK(portal.count("kenes.session") == 0);
  CHECK(portal.count("kenes.attempt") == 0);
  CHECK(portal.count("kenes.person") == 1);
}

}  // namespace kenes::test
