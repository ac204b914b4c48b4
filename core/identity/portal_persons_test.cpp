// People whom a provider knows by numbers, found without their signing in.
#include "identity/portal_persons.hpp"

#include <catch2/catch.hpp>

#include "identity/people.hpp"
#include "kenes/testing/fake_host.hpp"
#include "secrets/keyed_secrets.hpp"

using namespace kenes;
using namespace kenes::identity;

TEST_CASE("a number names the account, however it began, or the one that would be made", "[integration]") {
  testing::FakeHost host({});
  const secrets::KeyedSecrets secrets("a key of at least thirty-two characters");
  const PortalPersons persons(secrets);
  const auto proof = [&](const std::string& number) {
    Proof one{.provider = "eid", .subject = {}};
    know_by_number(one, secrets, number);
    return one;
  };
  const auto found = host.database().write([&](soci::session& sql) {
    const Time now = host.clock().now();
    // One came by the card; another by e-mail, and added the card later; a third by a card of another space.
    const auto ann = person_of(sql, secrets, proof("100"), "en", now).id;
    const auto bob =
        person_of(sql, secrets, {.provider = "email", .subject = "bob@example.org", .email = "bob@example.org"}, "en",
                  now)
            .id;
    add_way(sql, secrets, proof("200"), bob, now);
    person_of(sql, secrets, {.provider = "bank", .subject = subjects_of_number(secrets, "bank", "300").front()}, "en",
              now);
    const auto all = persons.find(sql, "eid", {"300", "200", "100", "200"});
    REQUIRE(all.size() == 4);
    CHECK(all[1].person_id == bob);
    CHECK(all[1].key == "email:bob@example.org");
    CHECK(all[3].person_id == bob);
    CHECK(all[2].person_id == ann);
    CHECK(persons.find(sql, "eid", {}).empty());
    return all;
  });
  // Nobody has the first, and nobody who reads the key knows the number; whoever signs in later has that very key.
  CHECK(found[0].person_id == 0);
  CHECK(found[0].key.find("300") == std::string::npos);
  host.database().write([&](soci::session& sql) {
    const auto cy = person_of(sql, secrets, proof("300"), "en", host.clock().now()).id;
    const auto again = persons.find(sql, "eid", {"300"}).at(0);
    CHECK(again.person_id == cy);
    CHECK(again.key == found[0].key);
  });
}
