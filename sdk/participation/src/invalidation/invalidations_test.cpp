#include "invalidation/flooded.hpp"
#include "support_log/support_log.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Flooded;
using test::Portal;

TEST_CASE("networks are compared in one form") {
  CHECK(normal_network("192.0.2.77/24") == "192.0.2.0/24");
  CHECK(normal_network("192.0.2.77") == "192.0.2.77/32");
  CHECK(normal_network("2001:DB8:1:2::/33") == "2001:db8::/33");
  CHECK(normal_network("0.0.0.0/0") == "0.0.0.0/0");
  for (const auto* wrong : {"", "192.0.2", "192.0.2.0/33", "192.0.2.0/", "192.0.2.0/x", "2001:db8::/129", "host"}) {
    CHECK_FALSE(normal_network(wrong).has_value());
  }
}

TEST_CASE("a preview says what would happen", "[integration]") {
  Flooded portal;
  const auto all = portal.preview(portal.throwaway);
  CHECK(all.supports == 90);
  CHECK(all.count_now == 150);
  CHECK(all.count_after == 60);
  CHECK(all.filter.up_to == 150);
  REQUIRE(all.networks.size() == 1);
  CHECK(all.networks[0].key == "192.0.2.0/24");
  CHECK(all.networks[0].count == 90);
  REQUIRE(all.territories.size() == 2);
  CHECK(all.territories[0].key == "E2");
  CHECK(all.sample.size() == 20);
  CHECK(all.sample[0].mail_domain == "throwaway.example");
  REQUIRE(all.falls_below.size() == 1);
  CHECK(all.falls_below[0].duty == "answer");
  CHECK(all.falls_below[0].lapses);

  CHECK(portal.preview({.networks = {"192.0.0.0/16"}}).supports == 90);
  CHECK(portal.preview({.networks = {"192.0.2.0/24"}, .mail_domains = {"example.org"}}).supports == 0);
  CHECK(portal.preview({.marks = 2}).supports == 50);
  CHECK(portal.preview({.marks = 4}).supports == 0);
  CHECK(portal.preview({.numbers = {1, 2, 150, 151, 9'000}}).supports == 3);
  CHECK(portal.preview({.from = portal.flood_began}).supports == 90);
  CHECK(portal.preview({.until = portal.flood_began}).supports == 60);
  CHECK(portal.preview({.from = portal.flood_began, .providers = {"email"}, .up_to = 100}).supports == 40);
}

TEST_CASE("many supports are invalidated, and restored, for all to see", "[integration]") {
  Flooded portal;
  CHECK(portal.state_of("answer") == "open");
  const auto begun = portal.begin(portal.throwaway, 90).value();
  CHECK(portal.at(portal.id).support_count == 150);  // the job does it
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.at(portal.id).support_count == 60);
  CHECK(portal.look(begun.id).state == InvalidationState::done);
  CHECK(portal.look(begun.id).invalidated == 90);
  CHECK(portal.state_of("answer") == "lapsed");
  CHECK(portal.state_of("debate") == "open");  // stays, by its rule
  CHECK(portal.differences().empty());
  CHECK(portal.number("select count from participation.territory_count where territory = 'E2'") == 0);

  // The person keeps the place, and is told.
  const auto mine = Portal::citizen(101);
  CHECK(portal.support(portal.id, mine).outcome == SupportOutcome::invalidated);
  CHECK(portal.kit->ledger().withdraw(portal.id, mine) == WithdrawOutcome::not_supported);
  portal.write([&](soci::session& sql) {
    CHECK_FALSE(portal.kit->ledger().has_supported(sql, portal.id, mine));
    CHECK(portal.kit->ledger().number_of(sql, portal.id, mine) == 61);
    CHECK(portal.invalidations().of_person(sql, portal.id, mine).value().reason == "One network, no persons");
    CHECK_FALSE(portal.invalidations().of_person(sql, portal.id, Portal::citizen(1)).has_value());
    const auto size = portal.kit->support_log().size(sql, portal.id);
    CHECK(size.entries == 240);
    CHECK(size.standing == 60);
    CHECK(size.invalidated == 90);
    CHECK(size.withdrawn() == 0);
  });

  CHECK(portal.undo(begun.id).value().state == InvalidationState::undoing);
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.at(portal.id).support_count == 150);
  CHECK(portal.look(begun.id).state == InvalidationState::undone);
  CHECK(portal.look(begun.id).restored == 90);
  CHECK(portal.state_of("answer") == "open");
  CHECK(portal.differences().empty());
  CHECK(portal.support(portal.id, mine).outcome == SupportOutcome::already_supported);
  CHECK(portal.told() == std::vector<std::string>{"invalidated 90", "restored 90"});
  CHECK(portal.undo(begun.id).error().code == "not_done");
  // Once more, of the same people.
  portal.begin(portal.throwaway, 90).value();
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.at(portal.id).support_count == 60);
  CHECK(portal.differences().empty());
}

TEST_CASE("what was confirmed is done, and nothing else", "[integration]") {
  Flooded portal;
  CHECK(portal.begin({}, 150).error().code == "no_condition");
  CHECK(portal.begin(portal.throwaway, 90, "").error().code == "reason");
  std::string long_reason;
  for (int i = 0; i <= NewInvalidation::longest_reason; ++i) long_reason += "\xd0\xb6";
  CHECK(portal.begin(portal.throwaway, 90, long_reason).error().code == "reason");
  CHECK(portal.begin(portal.throwaway, 91).error().code == "changed");
  CHECK(portal.begin({.numbers = {9'999}}, 0).error().code == "nothing");

  auto filter = portal.preview(portal.throwaway).filter;
  portal.support(portal.id, Portal::citizen(500));
  portal.write([](soci::session& sql) {
    sql << "update participation.supporter set mail_domain = 'throwaway.example' where number = 151";
  });
  const auto begun = portal.begin(filter, 90, long_reason.substr(2)).value();
  CHECK(portal.begin(filter, 90).error().code == "working");
  CHECK(portal.undo(begun.id).error().code == "not_done");
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.at(portal.id).support_count == 61);  // the one that came behind the preview stands
  CHECK(portal.begin(filter, 90).error().code == "nothing");
}

TEST_CASE("after its stage was left, what is owed still follows the count", "[integration]") {
  Flooded portal;
  portal.host.advance(std::chrono::hours{24 * 366});
  CHECK(portal.at(portal.id).stage == "closed");
  const auto begun = portal.begin(portal.throwaway, 90).value();
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.state_of("answer") == "lapsed");
  CHECK(portal.state_of("debate") == "open");
  portal.undo(begun.id).value();
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.state_of("answer") == "open");
}

TEST_CASE("the reason of an invalidation never changes, and no invalidation goes", "[integration]") {
  Flooded portal;
  portal.begin(portal.throwaway, 90).value();
  CHECK_THROWS(portal.write([](soci::session& sql) { sql << "update participation.invalidation set reason = 'x'"; }));
  CHECK_THROWS(portal.write([](soci::session& sql) { sql << "delete from participation.invalidation"; }));
}
