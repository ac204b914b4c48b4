// What is kept of challenges and of places in a line.
#include <catch2/catch.hpp>

#include "identity/challenge/challenges.hpp"
#include "kenes/testing/fake_host.hpp"
#include "secrets/keyed_secrets.hpp"

using namespace kenes;
using namespace std::chrono_literals;

namespace {

struct Desk {
  testing::FakeHost host{testing::FakeHost::Options{}};
  secrets::KeyedSecrets secrets{"0123456789abcdef0123456789abcdef"};
  identity::PortalChallenges challenges{host.database(), host.clock(), secrets};

  WaitingPlace wait(const std::string& scope) { return challenges.wait(scope, "petitions/7/network", 30s); }
  std::chrono::seconds until_ready(const std::string& scope) {
    return std::chrono::duration_cast<std::chrono::seconds>(wait(scope).ready - host.clock().now());
  }
};

}  // namespace

TEST_CASE("one person has one place in a line, and holds up nobody by asking again", "[integration]") {
  Desk desk;
  const auto first = desk.wait("petitions/7/1");
  for (int i = 0; i < 200; ++i) CHECK(desk.wait("petitions/7/1").token == first.token);
  CHECK(desk.until_ready("petitions/7/2") == 33s);
  CHECK(desk.wait("petitions/8/1").token != first.token);

  // While it is good, also behind its time; spent or expired it is another one.
  desk.host.advance(30s);
  CHECK(desk.wait("petitions/7/1").token == first.token);
  CHECK(desk.challenges.spend_place("petitions/7/1", first.token) == ProofState::good);
  CHECK(desk.challenges.spend_place("petitions/7/1", first.token) == ProofState::spent);
  const auto second = desk.wait("petitions/7/1");
  CHECK(second.token != first.token);
  desk.host.advance(second.expires - desk.host.clock().now());
  CHECK(desk.wait("petitions/7/1").token != second.token);
}

TEST_CASE("nobody waits longer than ten times as long as one does alone", "[integration]") {
  Desk desk;
  for (int i = 0; i < 91; ++i) desk.wait("petitions/7/" + std::to_string(i));
  CHECK(desk.until_ready("petitions/7/1000") == 300s);
  CHECK(desk.until_ready("petitions/7/1001") == 300s);
}

TEST_CASE("spending a proof doesn't wait for the disk", "[integration]") {
  Desk desk;
  desk.host.database().write([](soci::session& sql) {
    sql << "CREATE TABLE kenes.seen_setting (value text)";
    sql << "CREATE FUNCTION kenes.see_setting() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO "
           "kenes.seen_setting VALUES (current_setting(''synchronous_commit'')); RETURN NULL; END'";
    sql << "CREATE TRIGGER see_setting AFTER INSERT ON kenes.spent_challenge FOR EACH STATEMENT EXECUTE FUNCTION "
           "kenes.see_setting()";
    sql << "SET synchronous_commit = on";  // of the session, which comes next too: test clusters have it off
  });
  const auto place = desk.wait("petitions/7/1");
  desk.host.advance(30s);
  REQUIRE(desk.challenges.spend_place("petitions/7/1", place.token) == ProofState::good);
  desk.host.database().write([](soci::session& sql) {
    std::string seen, afterwards;
    sql << "SELECT string_agg(value, ',') FROM kenes.seen_setting", soci::into(seen);
    sql << "SELECT current_setting('synchronous_commit')", soci::into(afterwards);
    CHECK(seen == "off");
    CHECK(afterwards == "on");  // of that transaction only
  });
}
