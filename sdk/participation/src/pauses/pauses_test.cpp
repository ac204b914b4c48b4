#include "kenes/participation/pauses.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::at;
using test::Portal;

namespace {

const std::string rest =
    "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\nthen='open'\nwithin='1 "
    "month'\notherwise='lapsed'\n"
    "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nwithin='6 months'\nthen='closed'\n"
    "thresholds=[{supporters=1,opens='answer'}]\n"
    "[[stage]]\nid='closed'\nkind='end'\nvisible='everyone'\ntitle='C'\n"
    "[[stage]]\nid='lapsed'\nkind='end'\nvisible='author'\ntitle='L'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='gov'\nwithin='10 days'\ntitle='A'\n";
const std::string stops = "[process]\nkey='k'\ntitle='K'\n" + rest;
const std::string goes_on = "[process]\nkey='k'\ntitle='K'\ncollects_in_pauses=true\n" + rest;

struct Frozen : Portal {
  using Portal::Portal;
  Actor staff = host.person("staff@example.org");
  Actor author = host.person("author@example.org");

  Result<Pause> begin() {
    return write([&](soci::session& sql) { return kit->pauses().begin(sql, "petitions", "Election", staff); });
  }
  Result<Pause> end() {
    return write([&](soci::session& sql) { return kit->pauses().end(sql, "petitions", staff); });
  }
  std::int64_t opened() {
    const auto id = file(author);
    submit(id, author).value();
    return id;
  }
};

}  // namespace

TEST_CASE("a pause puts off what it interrupts, by the calendar", "[integration]") {
  const test::TemporaryFile process(stops);
  Frozen portal(process.path, "Europe/London");
  portal.host.clock().now_ = at("2026-03-01T10:00:00Z");
  const auto draft = portal.file(portal.author);  // until 1 April, 10:00 in London
  const auto id = portal.opened();                // until 1 September, 10:00
  portal.support(id, Portal::citizen(1));         // answer due on 11 March, 10:00
  const auto late = portal.opened();
  portal.support(late, Portal::citizen(1));

  portal.host.advance_to(at("2026-03-09T10:00:00Z"));
  REQUIRE(portal.begin().has_value());
  CHECK(portal.begin().error().code == "paused_already");
  CHECK(portal.support(id, Portal::citizen(2)).outcome == SupportOutcome::not_collecting);
  CHECK(portal.kit->ledger().withdraw(id, Portal::citizen(1)) == WithdrawOutcome::not_collecting);
  portal.host.advance_to(at("2026-04-01T09:00:00Z"));
  const auto second = portal.file(portal.author);  // in the pause: until 1 May, 10:00 in London

  portal.host.advance_to(at("2026-04-08T09:00:00Z"));  // 30 days later by the calendar; an hour less by the clock
  CHECK(portal.at(draft).stage == "draft");            // its deadline passed within the pause
  REQUIRE(portal.end().has_value());
  CHECK(portal.end().error().code == "not_paused");
  CHECK(portal.at(draft).stage_until == at("2026-05-01T09:00:00Z"));  // 30 days after 1 April, 10:00 in London
  CHECK(portal.at(id).stage_until == at("2026-10-01T09:00:00Z"));
  CHECK(portal.at(second).stage_until == at("2026-05-08T09:00:00Z"));  // a week of the pause
  CHECK(portal.duties(id)[0].due_at == at("2026-04-10T09:00:00Z"));
  CHECK(portal.support(id, Portal::citizen(2)).outcome == SupportOutcome::supported);
  CHECK(portal.number("select count(*) from participation.timeline where kind = 'deadline_extended' and everyone") ==
        2);

  // Each deadline falls once, when it now falls.
  portal.host.advance_to(at("2026-05-01T08:59:59Z"));
  CHECK(portal.at(draft).stage == "draft");
  portal.host.advance_to(at("2026-05-01T09:00:01Z"));
  CHECK(portal.at(draft).stage == "lapsed");
  CHECK(portal.at(second).stage == "draft");
  portal.host.advance_to(at("2026-10-01T09:00:01Z"));
  CHECK(portal.at(id).stage == "closed");
  CHECK(portal.at(id).closed_at == at("2026-10-01T09:00:00Z"));
}

TEST_CASE("what was overdue before a pause stays overdue, and a second pause adds up", "[integration]") {
  const test::TemporaryFile process(stops);
  Frozen portal(process.path, "UTC");
  const auto id = portal.opened();
  portal.support(id, Portal::citizen(1));
  const auto due = *portal.duties(id)[0].due_at;
  const auto until = *portal.at(id).stage_until;
  portal.host.advance(std::chrono::hours{24 * 11});
  for (int i = 0; i < 2; ++i) {
    portal.begin().value();
    portal.host.advance(std::chrono::hours{24});
    portal.end().value();
    portal.host.advance(std::chrono::hours{24});
  }
  CHECK(portal.duties(id)[0].due_at == due);
  CHECK(portal.at(id).stage_until == until + std::chrono::hours{48});
  const auto history = portal.write([&](soci::session& sql) { return portal.kit->pauses().history(sql, "petitions"); });
  REQUIRE(history.size() == 2);
  CHECK(history[0].began_at > history[1].began_at);
  CHECK(history[0].reason == "Election");
}

TEST_CASE("where collecting goes on in a pause, its deadline holds", "[integration]") {
  const test::TemporaryFile process(goes_on);
  Frozen portal(process.path, "UTC");
  const auto id = portal.opened();
  const auto until = *portal.at(id).stage_until;
  portal.host.advance_to(until - std::chrono::hours{48});
  const auto draft = portal.file(portal.author);
  const auto draft_until = *portal.at(draft).stage_until;
  portal.begin().value();
  CHECK(portal.support(id, Portal::citizen(1)).outcome == SupportOutcome::supported);
  portal.host.advance(std::chrono::hours{72});
  CHECK(portal.at(id).stage == "closed");
  CHECK(portal.at(id).closed_at == until);
  portal.end().value();
  CHECK(portal.at(draft).stage_until == draft_until + std::chrono::hours{72});
}

TEST_CASE("many who end a pause at once end it once", "[integration]") {
  const test::TemporaryFile process(stops);
  Frozen portal(process.path, "UTC");
  const auto id = portal.opened();
  const auto until = *portal.at(id).stage_until;
  portal.begin().value();
  portal.host.advance(std::chrono::hours{24});
  std::atomic<int> ended{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { ended += portal.end().has_value() ? 1 : 0; });
  for (auto& thread : threads) thread.join();
  CHECK(ended == 1);
  CHECK(portal.at(id).stage_until == until + std::chrono::hours{24});
}

TEST_CASE("a pause is refused with its reason, and by command too", "[integration]") {
  const test::TemporaryFile process(stops);
  Frozen portal(process.path, "UTC");
  auto& pauses = portal.kit->pauses();
  portal.write([&](soci::session& sql) {
    CHECK(pauses.begin(sql, "nowhere", "x", portal.staff).error().code == "no_process");
    CHECK(pauses.begin(sql, "petitions", "", portal.staff).error().code == "reason_required");
    CHECK_FALSE(pauses.current(sql, "petitions"));
  });
  CHECK(portal.host.command("process", "pause", {"petitions"}) == 2);
  CHECK(portal.host.command("process", "pause", {"petitions", "Election", "day"}) == 0);
  CHECK(portal.host.command("process", "pause", {"petitions", "again"}) == 1);
  CHECK(portal.write([&](soci::session& sql) { return pauses.current(sql, "petitions"); })->reason == "Election day");
  CHECK(portal.host.command("process", "resume", {"petitions"}) == 0);
  CHECK(portal.host.command("process", "resume", {"petitions"}) == 1);
  CHECK(portal.host.command("process", "resume", {}) == 2);
}
