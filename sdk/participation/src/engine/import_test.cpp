#include <catch2/catch.hpp>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::at;
using test::Portal;

namespace {

Engine::Imported brexit() {
  return {.service = "petitions",
          .origin = "241584",
          .id = 241584,
          .stage = "closed",
          .count_base = 6103056,
          .created_at = at("2019-02-14T10:38:19.183Z"),
          .published_at = at("2019-02-20T15:18:10.455Z"),
          .stage_until = at("2019-08-20T22:59:59Z"),
          .closed_at = at("2019-08-20T22:59:59Z"),
          .duties = {{0, "government-response", "answer", "government", at("2019-02-21T17:00:00Z"), std::nullopt,
                      at("2019-03-26T18:31:19Z")}}};
}

}  // namespace

TEST_CASE("what exists elsewhere is imported as it is, and again without harm", "[integration]") {
  Portal portal;
  auto& engine = portal.kit->engine();
  const auto import = [&](const Engine::Imported& from) {
    return portal.write([&](soci::session& sql) { return engine.import(sql, from); });
  };
  CHECK(import(brexit()) == std::pair<std::int64_t, bool>{241584, true});
  CHECK(import(brexit()) == std::pair<std::int64_t, bool>{241584, false});
  const auto now = portal.at(241584);
  CHECK(now.support_count == 6103056);
  CHECK(now.author_id == 0);
  CHECK(now.published_at == brexit().published_at);
  CHECK(now.closed_at == brexit().closed_at);
  CHECK(now.stage_until == brexit().stage_until);
  CHECK(now.visibility == Visibility::everyone);
  REQUIRE(portal.duties(241584).size() == 1);
  CHECK(portal.duties(241584)[0].met_at == at("2019-03-26T18:31:19Z"));
  CHECK(portal.host.waiting_jobs().empty());
  CHECK(portal.number("select count(*) from participation.timeline") == 0);
  // What is filed next goes on behind it.
  CHECK(portal.file(portal.host.person("ann@example.org")) > 241584);

  auto taken = brexit();
  taken.origin = "another";
  CHECK_THROWS_WITH(import(taken), Catch::Contains("241584 is taken"));
  taken.id = 0;
  taken.stage = "opne";
  CHECK_THROWS_WITH(import(taken), Catch::Contains("no stage 'opne'"));
  taken.stage = "open";
  taken.duties[0].rule = "tea";
  CHECK_THROWS_WITH(import(taken), Catch::Contains("no duty 'tea'"));
  taken.service = "nowhere";
  CHECK_THROWS_AS(import(taken), std::invalid_argument);
}

TEST_CASE("signing goes on where an imported count stood", "[integration]") {
  Portal portal;
  auto& engine = portal.kit->engine();
  auto open = brexit();
  open.stage = "open";
  open.count_base = 99'999;
  open.stage_until = portal.now() + std::chrono::hours{24};
  open.closed_at = std::nullopt;
  const auto id = portal.write([&](soci::session& sql) { return engine.import(sql, open).first; });
  const auto result = portal.support(id, Portal::citizen(1));
  CHECK(result.number == 1);
  CHECK(result.count == 100'000);
  // The threshold that was crossed here opens; the one long passed was imported, and nothing opens it again.
  REQUIRE(portal.duties(id).size() == 2);
  CHECK(portal.duties(id)[1].rule == "debate");

  // A later official count; what was signed here stays on top.
  open.count_base = 120'000;
  portal.write([&](soci::session& sql) { engine.import(sql, open); });
  CHECK(portal.at(id).support_count == 120'001);
  CHECK(portal.kit->ledger().withdraw(id, Portal::citizen(1)) == WithdrawOutcome::withdrawn);
  CHECK(portal.at(id).support_count == 120'000);
  // No timer was asked for; the deadline holds all the same.
  portal.host.advance(std::chrono::hours{25});
  CHECK(portal.support(id, Portal::citizen(2)).outcome == SupportOutcome::not_collecting);
}
