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
  Portal portal;
  const auto closing = portal.published(), open = portal.published();
  for (int i = 0; i < 3; ++i) support_from(portal, closing, i);
  const auto supporters =
      "select count(*) from participation.supporter where submission_id = " + std::to_string(closing);
  const auto before = portal.number(supporters);
  support_from(portal, open, 7);
  portal.write([&](soci::session& sql) {
    sql << "update participation.submission set closed_at = kenes.to_time(" +
               std::to_string(micros(portal.host.clock().now())) + ") where id = " + std::to_string(closing);
  });
  portal.host.advance(origins_kept - std::chrono::hours{2});
  CHECK(traced(portal, closing) == 3);
  portal.host.advance(std::chrono::hours{4});
  CHECK(traced(portal, closing) == 0);
  CHECK(traced(portal, open) == 1);
  // Whose support it is stays, so that it can be shown to that person.
  CHECK(portal.number(supporters) == before);
}
