// What was invalidated comes back.
#include "invalidation/flooded.hpp"
#include "support_log/support_log.hpp"
#include "test_support/flaky_host.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Flooded;
using test::Portal;

TEST_CASE("it is stopped where it is, and what was done can be undone", "[integration]") {
  Flooded portal;
  const auto begun = portal.begin(portal.throwaway, 90).value();
  static_cast<KitLedger&>(portal.kit->ledger()).invalidate(portal.id, begun.id, {61, 62, 63});
  const auto cancelled = portal.write(
      [&](soci::session& sql) { return portal.invalidations().cancel(sql, begun.id, portal.moderator).value(); });
  CHECK(cancelled.invalidated == 3);
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.at(portal.id).support_count == 147);
  CHECK(static_cast<KitLedger&>(portal.kit->ledger()).invalidate(portal.id, begun.id, {64}) == 0);
  portal.write([&](soci::session& sql) {
    CHECK(portal.invalidations().cancel(sql, begun.id, portal.moderator).error().code == "not_running");
  });
  portal.undo(begun.id).value();
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.at(portal.id).support_count == 150);
  CHECK(portal.differences().empty());
}

TEST_CASE("what is cancelled and undone while the job was about to end is undone to the end", "[integration]") {
  Flooded portal;
  test::FlakyHost host(portal.own());
  const auto other = open_kit(host);
  auto& elsewhere = static_cast<KitInvalidations&>(other->invalidations());
  const auto begun = portal.begin(portal.throwaway, 90).value();
  std::vector<std::int64_t> numbers;
  for (std::int64_t number = 61; number <= 150; ++number) numbers.push_back(number);
  static_cast<KitLedger&>(portal.kit->ledger()).invalidate(portal.id, begun.id, numbers);
  // The job has seen that nothing is left of what is to be invalidated.
  bool meanwhile = true;
  host.after_read = [&] {
    if (!std::exchange(meanwhile, false)) return;
    portal.write([&](soci::session& sql) {
      portal.invalidations().cancel(sql, begun.id, portal.moderator).value();
      portal.invalidations().undo(sql, begun.id, "They showed who they are", portal.moderator).value();
    });
  };
  elsewhere.work(begun.id);
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.look(begun.id).state == InvalidationState::undone);
  CHECK(portal.look(begun.id).restored == 90);
  CHECK(portal.at(portal.id).support_count == 150);
  CHECK(portal.differences().empty());
}

TEST_CASE("whose row was erased meanwhile gets the support back all the same", "[integration]") {
  Flooded portal;
  const auto begun = portal.begin(portal.throwaway, 90).value();
  portal.host.advance(std::chrono::seconds{1});
  portal.write([](soci::session& sql) { sql << "delete from participation.supporter where number in (61, 100, 150)"; });
  portal.undo(begun.id).value();
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.look(begun.id).state == InvalidationState::undone);
  CHECK(portal.look(begun.id).restored == 90);
  CHECK(portal.at(portal.id).support_count == 150);
  CHECK(portal.differences().empty());
}

TEST_CASE("names of invalidated supports are hidden, and come back", "[integration]") {
  Flooded portal;
  const auto ann = Portal::citizen(700), bob = Portal::citizen(701);
  for (const auto& person : {ann, bob}) {
    portal.kit->ledger().support({portal.id, person.person_id, person.person_key, "", "Name " + person.person_key});
  }
  const auto names = [&] {
    return portal.number("select count(*) from participation.public_name where submission_id = " +
                         std::to_string(portal.id));
  };
  CHECK(names() == 2);
  const auto begun = portal.begin({.numbers = {151, 152}}, 2).value();
  portal.host.advance(std::chrono::seconds{1});
  CHECK(names() == 0);
  // Consent is taken back also while the name isn't shown.
  portal.write([&](soci::session& sql) { CHECK(portal.kit->ledger().hide_name(sql, portal.id, bob)); });
  portal.undo(begun.id).value();
  portal.host.advance(std::chrono::seconds{1});
  CHECK(names() == 1);
}
