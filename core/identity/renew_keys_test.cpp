// The portal's key is replaced: nobody is signed out, everybody keeps their account, and what is stored is renewed.
#include "identity/renew_keys.hpp"

#include "identity/csrf.hpp"

#include "identity/openid/test_provider.hpp"
#include "identity/portal_persons.hpp"
#include "identity/test_portal.hpp"
#include "kenes/testing/replace_key.hpp"

namespace kenes::test {

namespace {

struct Rotated {
  TestProvider eid{"eid"};
  TestPortal portal{{}, {eid.settings()}};

  Response show_card(TestPortal::Browser& browser, const std::string& number) {
    const auto to = location(portal.get(browser, "/sign-in", {{"with", "eid"}, {"way", "eid"}, {"then", "/"}}));
    return portal.get(browser, "/sign-in/eid/return", eid.log_in(to, {{"sub", number}}, portal.now()));
  }
  int renew() {
    identity::Renewal reached;
    int renewed = 0;
    while (const int some = identity::renew_some(portal.fake.database(), portal.sessions.secrets(), reached))
      renewed += some;
    return renewed;
  }
  NamedPerson named(const std::string& number) {
    const identity::PortalPersons persons(portal.sessions.secrets());
    return portal.fake.database().read([&](soci::session& sql) { return persons.find(sql, "eid", {number}).at(0); });
  }
};

}  // namespace

TEST_CASE("a replaced key signs nobody out and begins no second account", "[integration]") {
  Rotated bench;
  auto& portal = bench.portal;
  TestPortal::Browser ann, bob, waiting;
  portal.sign_in(ann, "ann@example.org");
  bench.show_card(bob, "1");
  const auto ann_before = portal.visitor(ann), bob_before = portal.visitor(bob);
  const auto nobody = bench.named("2");
  const auto mail = portal.ask(waiting, "carol@example.org");
  testing::replace_key(portal.fake.host("core"));

  const auto check = [&] {
    CHECK(portal.visitor(ann).actor.person_key == ann_before.actor.person_key);
    CHECK(portal.visitor(bob).actor.person_key == bob_before.actor.person_key);
    CHECK(bench.named("1").person_id == bob_before.actor.person_id);
    CHECK(bench.named("1").key == bob_before.actor.person_key);
    CHECK(bench.named("2").key == nobody.key);
    TestPortal::Browser phone, other;
    bench.show_card(phone, "1");
    CHECK(portal.visitor(phone).actor.person_id == bob_before.actor.person_id);
    portal.sign_in(other, "ann@example.org");
    CHECK(portal.visitor(other).actor.person_id == ann_before.actor.person_id);
    CHECK(portal.visitor(other).actor.person_key == ann_before.actor.person_key);
  };
  check();
  // A form that was open, and a code that was mailed, are good still.
  CHECK(identity::csrf_matches(portal.sessions.secrets(), ann.cookies.get("kenes_session"), ann_before.csrf_token));
  CHECK(portal.post(waiting, "/sign-in/code", {{"code", mail.code}}).status == 303);
  CHECK(portal.visitor(waiting).actor.email == "carol@example.org");

  CHECK(bench.renew() == 3);  // two accounts, Carol's is new, and a card
  CHECK(bench.renew() == 0);
  CHECK(portal.count("kenes.person WHERE key_number < 2") == 0);
  CHECK(portal.count("kenes.identity WHERE provider = 'eid' AND key_number = 2") == 1);
  check();
  testing::replace_key(portal.fake.host("core"));
  check();
  bench.renew();
  check();
  TestPortal::Browser cy;
  bench.show_card(cy, "2");
  CHECK(portal.visitor(cy).actor.person_key == nobody.key);
  CHECK(portal.count("kenes.person") == 4);
}

TEST_CASE("keys of people lie encrypted, and what older portals wrote is turned into that", "[integration]") {
  Rotated bench;
  auto& portal = bench.portal;
  TestPortal::Browser ann;
  portal.sign_in(ann, "ann@example.org");
  CHECK(portal.count("kenes.person WHERE key IS NULL AND position('ann' IN sealed_keys) = 0") == 1);
  portal.fake.database().write([](soci::session& sql) {
    sql << "INSERT INTO kenes.person (key, email, created_at) SELECT 'email:old' || n || '@example.org', 'old' || n || "
           "'@example.org', now() FROM generate_series(1, 1200) n";
    sql << "INSERT INTO kenes.identity (provider, subject, person_id, created_at) SELECT 'email', email, id, now() "
           "FROM "
           "kenes.person WHERE key IS NOT NULL";
  });
  TestPortal::Browser old;
  portal.sign_in(old, "old7@example.org");
  CHECK(portal.visitor(old).actor.person_key == "email:old7@example.org");
  CHECK(bench.renew() == 1200);
  CHECK(portal.count("kenes.person WHERE key IS NOT NULL OR sealed_keys IS NULL OR key_hash IS NULL") == 0);
  TestPortal::Browser phone;
  portal.sign_in(phone, "old7@example.org");
  CHECK(portal.visitor(phone).actor.person_key == "email:old7@example.org");
  CHECK(portal.visitor(phone).actor.person_id == portal.visitor(old).actor.person_id);
}

TEST_CASE("what was sealed and then changed is no key, rather than another person's", "[integration]") {
  Rotated bench;
  TestPortal::Browser ann;
  bench.portal.sign_in(ann, "ann@example.org");
  bench.portal.fake.database().write([](soci::session& sql) {
    sql << "UPDATE kenes.person SET sealed_keys = overlay(sealed_keys placing 'AAAA' from 40)";
  });
  CHECK_THROWS_AS(bench.portal.visitor(ann), std::runtime_error);
}

}  // namespace kenes::test
