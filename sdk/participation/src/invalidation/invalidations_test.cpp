#include "invalidation/invalidations.hpp"

#include <catch2/catch.hpp>

#include <future>

#include "integrity/compare.hpp"
#include "support_log/support_log.hpp"
#include "test_support/flaky_host.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

const std::string law =
    "[process]\nkey='k'\ntitle='K'\n[support]\nnames='optional'\n"
    "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nwithin='1 year'\nthen='closed'\n"
    "thresholds=[{supporters=50,opens='debate'},{supporters=100,opens='answer',falls_back='lapses'}]\n"
    "[[stage]]\nid='closed'\nkind='end'\nvisible='everyone'\ntitle='C'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='gov'\nwithin='10 days'\ntitle='A'\n"
    "[[duty]]\nid='debate'\nkind='debate'\nby='gov'\ntitle='D'\n";

// 60 persons, and behind them 90 of one network that come within minutes.
struct Flooded : test::TemporaryFile, Portal {
  Flooded() : test::TemporaryFile(law), Portal(path, "UTC"), moderator(host.person("moderator@example.org")) {
    id = file(moderator);
    for (int i = 1; i <= 60; ++i) support(id, citizen(i), i % 2 == 0 ? "E1" : "");
    host.advance(std::chrono::hours{2});
    flood_began = now();
    for (int i = 101; i <= 190; ++i) support(id, citizen(i), i % 3 == 0 ? "E1" : "E2");
    write([&](soci::session& sql) {
      sql << "update participation.supporter set provider = 'email', mail_domain = case when number > 60 then "
             "'throwaway.example' else 'example.org' end, network = case when number > 60 then cidr '192.0.2.0/24' "
             "else cidr '198.51.100.0/24' end, marks = case when number > 100 then 3 end";
    });
  }

  KitInvalidations& invalidations() { return static_cast<KitInvalidations&>(kit->invalidations()); }
  InvalidationPreview preview(const SupportFilter& filter) {
    return write([&](soci::session& sql) { return invalidations().preview(sql, id, filter).value(); });
  }
  Result<Invalidation> begin(const SupportFilter& filter, std::int64_t expected,
                             const std::string& reason = "One network, no persons") {
    return write([&](soci::session& sql) {
      return invalidations().begin(sql, {id, filter, expected, reason}, moderator);
    });
  }
  Result<Invalidation> undo(std::int64_t invalidation) {
    return write([&](soci::session& sql) {
      return invalidations().undo(sql, invalidation, "They showed who they are", moderator);
    });
  }
  Invalidation look(std::int64_t invalidation) {
    return write([&](soci::session& sql) { return invalidations().find(sql, invalidation).value(); });
  }
  std::string differences() {
    return write([&](soci::session& sql) {
      std::string all;
      for (const auto& one : compare_ledger(sql, id)) all += one + "\n";
      return all;
    });
  }
  std::string state_of(const std::string& duty) {
    for (const auto& one : duties(id)) {
      if (one.rule == duty) return one.met_at ? "met" : one.lapsed_at ? "lapsed" : "open";
    }
    return "none";
  }
  std::vector<std::string> told() {
    return write([&](soci::session& sql) {
      std::vector<std::string> all;
      for (const auto& entry : kit->timeline().read(sql, id, true)) {
        if (entry.data.contains("invalidation"))
          all.push_back(entry.kind + " " + boost::json::serialize(entry.data.at("count")));
      }
      return all;
    });
  }
  const SupportFilter throwaway{.mail_domains = {"throwaway.example"}};
  Actor moderator;
  std::int64_t id = 0;
  Time flood_began{};
};

}  // namespace

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

TEST_CASE("the reason of an invalidation never changes, and no invalidation goes", "[integration]") {
  Flooded portal;
  portal.begin(portal.throwaway, 90).value();
  CHECK_THROWS(portal.write([](soci::session& sql) { sql << "update participation.invalidation set reason = 'x'"; }));
  CHECK_THROWS(portal.write([](soci::session& sql) { sql << "delete from participation.invalidation"; }));
}
