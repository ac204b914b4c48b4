#include "origins/forget.hpp"

#include <catch2/catch.hpp>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

std::int64_t traced(Portal& portal, std::int64_t id) {
  return portal.number("select count(*) from participation.supporter where network is not null and submission_id = " +
                       std::to_string(id));
}

void support_from(Portal& portal, std::int64_t id, int citizen) {
  const auto person = Portal::citizen(citizen);
  SupportRequest request{id, person.person_id, person.person_key, ""};
  request.origin = {"192.0.2.0/24", "example.org", "email"};
  REQUIRE(portal.kit->ledger().support(request).outcome == SupportOutcome::supported);
}

}  // namespace

TEST_CASE("where supports came from is forgotten some time after their submission has closed", "[integration]") {
  const test::TemporaryFile law(
      "[process]\nkey='k'\ntitle='K'\n"
      "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nneed={supporters=3}\nthen='closed'\n"
      "[[stage]]\nid='closed'\nkind='end'\nvisible='everyone'\ntitle='C'\n");
  Portal portal(law.path, "UTC");
  const auto author = portal.host.person("author@example.org");
  const auto closing = portal.file(author), open = portal.file(author);
  support_from(portal, open, 7);
  for (int i = 0; i < 3; ++i) support_from(portal, closing, i);
  REQUIRE(portal.at(closing).closed_at == portal.now());
  const auto supporters =
      "select count(*) from participation.supporter where submission_id = " + std::to_string(closing);
  const auto before = portal.number(supporters);
  portal.host.advance(origins_kept - std::chrono::hours{2});
  CHECK(traced(portal, closing) == 3);
  portal.host.advance(std::chrono::hours{4});
  CHECK(traced(portal, closing) == 0);
  CHECK(traced(portal, open) == 1);
  // Whose support it is stays, so that it can be shown to that person.
  CHECK(portal.number(supporters) == before);
}

TEST_CASE("traces of what never collected in public are forgotten, too", "[integration]") {
  Portal portal;
  const auto author = portal.host.person("author@example.org");
  const auto file = [&](int sponsors) {
    const auto id = portal.file(author);
    portal.submit(id, author).value();
    for (int i = 0; i < sponsors; ++i) support_from(portal, id, i);
    return id;
  };
  const auto rejected = file(5), waiting = file(5), lapsing = file(3);
  portal.decide(rejected, {"reject", "duplicate"}, portal.host.person("moderator@example.org")).value();
  REQUIRE_FALSE(portal.at(rejected).closed_at);
  portal.host.advance(origins_kept - std::chrono::hours{2});
  CHECK(traced(portal, rejected) == 5);
  portal.host.advance(std::chrono::hours{4});
  CHECK(traced(portal, rejected) == 0);
  CHECK(traced(portal, waiting) == 5);  // it may still be published
  // Three months for five sponsors; then it has lapsed, and its time begins.
  REQUIRE(portal.at(lapsing).stage == "lapsed");
  portal.host.advance(origins_kept - std::chrono::hours{24 * 10});
  CHECK(traced(portal, lapsing) == 3);
  portal.host.advance(std::chrono::hours{24 * 20});
  CHECK(traced(portal, lapsing) == 0);
}
