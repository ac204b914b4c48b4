#include "kenes/participation/holds.hpp"

#include <catch2/catch.hpp>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

// Five for the answer, which lapses below; seven for a debate; ten are needed within a month.
const std::string needs_ten =
    "[process]\nkey='k'\ntitle='K'\n"
    "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\nthen='open'\n"
    "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nwithin='1 month'\nneed={supporters=10}\n"
    "then='closed'\notherwise='failed'\n"
    "thresholds=[{supporters=5,opens='answer',falls_back='lapses'},{supporters=7,opens='debate'}]\n"
    "[[stage]]\nid='closed'\nkind='end'\nvisible='everyone'\ntitle='C'\n"
    "[[stage]]\nid='failed'\nkind='end'\nvisible='everyone'\ntitle='F'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='gov'\nwithin='10 days'\ntitle='A'\n"
    "[[duty]]\nid='debate'\nkind='debate'\nby='gov'\nwithin='10 days'\ntitle='D'\n";

// A review meanwhile, with a duty by a number.
const std::string reviewed =
    "[process]\nkey='k'\ntitle='K'\n"
    "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\nthen='considered'\n"
    "[[stage]]\nid='considered'\nkind='review'\nvisible='everyone'\ntitle='C'\nby='gov'\ncollects=true\n"
    "thresholds=[{supporters=2,opens='answer'}]\noutcomes=[{id='accept',to='done'}]\n"
    "[[stage]]\nid='done'\nkind='end'\nvisible='everyone'\ntitle='E'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='gov'\nwithin='10 days'\ntitle='A'\n";

struct Held : Portal {
  explicit Held(const std::filesystem::path& process) : Portal(process, "UTC") {
    id = file(author);
    submit(id, author).value();
  }
  Result<Hold> begin(const std::string& reason = "We look into the signatures") {
    return write([&](soci::session& sql) { return kit->holds().begin(sql, id, reason, "One network", moderator); });
  }
  Result<Hold> end() {
    return write([&](soci::session& sql) { return kit->holds().end(sql, id, moderator); });
  }
  void come(int from, int to) {
    for (int i = from; i <= to; ++i) CHECK(support(id, citizen(i)).outcome == SupportOutcome::supported);
  }
  void go(int from, int to) {
    for (int i = from; i <= to; ++i) CHECK(kit->ledger().withdraw(id, citizen(i)) == WithdrawOutcome::withdrawn);
  }
  std::string open_duties() {
    std::string all;
    for (const auto& duty : duties(id)) all += duty.open() ? duty.rule + " " : "";
    return all;
  }
  Actor author = host.person("author@example.org"), moderator = host.person("moderator@example.org");
  std::int64_t id = 0;
};

}  // namespace

TEST_CASE("while a petition is held its count goes on and moves nothing; then what is due is done", "[integration]") {
  const test::TemporaryFile process(needs_ten);
  Held portal(process.path);
  portal.come(1, 4);
  const auto hold = portal.begin().value();
  CHECK(hold.reason == "We look into the signatures");
  CHECK(portal.at(portal.id).held_since == portal.now());
  portal.come(5, 12);
  CHECK(portal.at(portal.id).support_count == 12);
  CHECK(portal.at(portal.id).stage == "open");
  CHECK(portal.open_duties().empty());

  CHECK(portal.end().value().ended_at == portal.now());
  CHECK_FALSE(portal.at(portal.id).held_since);
  CHECK(portal.at(portal.id).stage == "closed");
  CHECK(portal.open_duties() == "answer debate ");
}

TEST_CASE("what counted in a hold and doesn't any more has brought nothing", "[integration]") {
  const test::TemporaryFile process(needs_ten);
  Held portal(process.path);
  portal.come(1, 5);
  CHECK(portal.open_duties() == "answer ");
  portal.begin().value();
  portal.come(6, 11);
  portal.go(4, 11);  // down to three
  CHECK(portal.open_duties() == "answer ");
  portal.end().value();
  CHECK(portal.at(portal.id).stage == "open");
  CHECK(portal.open_duties().empty());  // the answer lapsed by the count; the debate never was due
  CHECK(portal.duties(portal.id).size() == 1);
  portal.come(4, 7);
  CHECK(portal.open_duties() == "answer debate ");
}

TEST_CASE("a deadline waits for the end of a hold, and nobody signs after it", "[integration]") {
  const test::TemporaryFile process(needs_ten);
  Held portal(process.path);
  portal.come(1, 10 - 1);
  const auto until = *portal.at(portal.id).stage_until;
  portal.begin().value();
  portal.come(10, 11);
  portal.host.advance_to(until + std::chrono::hours{24});
  CHECK(portal.at(portal.id).stage == "open");
  CHECK(portal.support(portal.id, Portal::citizen(12)).outcome == SupportOutcome::not_collecting);

  SECTION("enough have signed") {
    portal.end().value();
    CHECK(portal.at(portal.id).stage == "closed");
  }
  SECTION("too few have") {
    portal.write([&](soci::session& sql) {
      sql << "update participation.submission set support_count = 9 where id = cast(:id as bigint)",
          soci::use(portal.id);
    });
    portal.end().value();
    CHECK(portal.at(portal.id).stage == "failed");
    CHECK(portal.at(portal.id).closed_at == until);
  }
}

TEST_CASE("a hold is public, once at a time, and its note is not", "[integration]") {
  const test::TemporaryFile process(needs_ten);
  Held portal(process.path);
  CHECK(portal.end().error().code == "not_held");
  CHECK(portal.begin("").error().code == "reason");
  CHECK(portal.begin(std::string(301, 'x')).error().code == "reason");
  portal.begin().value();
  CHECK(portal.begin().error().code == "held_already");
  portal.end().value();
  portal.begin("Again").value();
  const auto draft = portal.file(portal.author);
  portal.write([&](soci::session& sql) {
    auto& holds = portal.kit->holds();
    CHECK(holds.begin(sql, draft, "x", "", portal.moderator).error().code == "draft");
    CHECK(holds.begin(sql, 4711, "x", "", portal.moderator).error().code == "not_found");
    CHECK(holds.current(sql, portal.id)->reason == "Again");
    CHECK(holds.history(sql, portal.id).size() == 2);
    std::string kinds;
    for (const auto& entry : portal.kit->timeline().read(sql, portal.id, true)) {
      kinds += entry.kind + " ";
      CHECK(boost::json::serialize(entry.data).find("network") == std::string::npos);
    }
    CHECK(kinds.find("held hold_ended held ") != std::string::npos);
  });
  int audited = 0;
  for (const auto& one : portal.host.audited()) {
    const auto& action = one.entry.action;
    audited += action == "participation.hold" || action == "participation.end_hold" ? 1 : 0;
  }
  CHECK(audited == 3);
}

TEST_CASE("a review that collects is not decided while it is held: what its count brings would be lost",
          "[integration]") {
  const test::TemporaryFile process(reviewed);
  Held portal(process.path);
  portal.begin().value();
  portal.come(1, 3);
  CHECK(portal.decide(portal.id, {"accept"}, portal.moderator).error().code == "held");
  CHECK(portal.open_duties().empty());
  portal.end().value();
  CHECK(portal.open_duties() == "answer ");
  CHECK(portal.decide(portal.id, {"accept"}, portal.moderator).value().stage == "done");
}
