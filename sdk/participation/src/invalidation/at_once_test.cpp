// Invalidating while others sign, begin the same, or die.
#include <future>

#include "invalidation/flooded.hpp"
#include "test_support/flaky_host.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Flooded;
using test::Portal;

TEST_CASE("a killed job goes on where it was, and no support is dealt with twice", "[integration]") {
  Flooded portal;
  for (int i = 1'000; i < 1'100; ++i) portal.support(portal.id, Portal::citizen(i));
  test::FlakyHost flaky(portal.own());
  const auto other = open_kit(flaky);
  auto& elsewhere = static_cast<KitInvalidations&>(other->invalidations());
  const auto begun = portal.begin({.from = portal.flood_began}, 190).value();
  auto& ledger = static_cast<KitLedger&>(portal.kit->ledger());
  // A part, and then the node is gone; another one hears of a lost connection behind each of its commits.
  ledger.invalidate(portal.id, begun.id, {61, 62, 63, 64, 65});
  flaky.is_down = true;
  CHECK_THROWS(elsewhere.work(begun.id));
  flaky.is_down = false;
  flaky.loses_commits = true;
  elsewhere.work(begun.id);
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.at(portal.id).support_count == 60);
  CHECK(portal.look(begun.id).invalidated == 190);
  CHECK(portal.told() == std::vector<std::string>{"invalidated 190"});
  CHECK(portal.number("select count(distinct support) from participation.support_entry where kind = 'invalidated'") ==
        190);
  CHECK(portal.number("select count(*) from participation.support_entry where kind = 'invalidated'") == 190);
  CHECK(portal.differences().empty());
}

TEST_CASE("who signs doesn't wait while a moderator begins, or undoes, an invalidation", "[integration]") {
  Flooded portal;
  std::vector<std::future<SupportResult>> signing;  // ends behind the transaction if it has to wait for it
  const auto signs_meanwhile = [&](int citizen) {
    signing.push_back(
        std::async(std::launch::async, [&, citizen] { return portal.support(portal.id, Portal::citizen(citizen)); }));
    return signing.back().wait_for(std::chrono::seconds{10}) == std::future_status::ready;
  };
  const auto begun = portal.write([&](soci::session& sql) {
    auto mine = portal.invalidations().begin(sql, {portal.id, portal.throwaway, 90, "One network"}, portal.moderator);
    CHECK(signs_meanwhile(2'000));  // the transaction is as long as a preview of a million supports
    return mine.value();
  });
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.at(portal.id).support_count == 61);
  portal.write([&](soci::session& sql) {
    portal.invalidations().undo(sql, begun.id, "They showed who they are", portal.moderator).value();
    CHECK(signs_meanwhile(2'001));
  });
  for (auto& one : signing) CHECK(one.get().outcome == SupportOutcome::supported);
}

TEST_CASE("two who begin at the same time don't both begin", "[integration]") {
  Flooded portal;
  std::future<Result<Invalidation>> other;
  portal.write([&](soci::session& sql) {
    portal.invalidations().begin(sql, {portal.id, portal.throwaway, 90, "One network"}, portal.moderator).value();
    other = std::async(std::launch::async, [&] { return portal.begin(portal.throwaway, 90); });
    CHECK(other.wait_for(std::chrono::milliseconds{300}) == std::future_status::timeout);
  });
  CHECK(other.get().error().code == "working");
}
