#include <catch2/catch.hpp>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::at;
using test::Portal;

namespace {

class Watcher : public Listener {
 public:
  void moved(soci::session&, const Move& move) override {
    seen.push_back(move.from + " > " + move.to + ": " + move.cause);
  }
  void duty_opened(soci::session&, const Submission&, const Duty& duty) override {
    seen.push_back("opened " + duty.rule);
  }
  void duty_met(soci::session&, const Submission&, const Duty& duty) override { seen.push_back("met " + duty.rule); }
  std::vector<std::string> seen;
};

std::vector<std::string> public_timeline(Portal& portal, std::int64_t id) {
  return portal.write([&](soci::session& sql) {
    std::vector<std::string> lines;
    for (const auto& entry : portal.kit->timeline().read(sql, id, true)) {
      const auto* to = entry.data.if_contains("to");
      lines.push_back(entry.kind + (to ? " " + std::string(to->as_string()) : ""));
    }
    return lines;
  });
}

}  // namespace

TEST_CASE("a petition to Parliament from its draft to its end", "[integration]") {
  Portal portal;
  Watcher watcher;
  portal.kit->engine().listen("petitions", watcher);
  const auto author = portal.host.person("ann@example.org");
  const auto moderator = portal.host.person("mod@example.org");

  const auto id = portal.file(author);
  auto now = portal.at(id);
  CHECK(now.stage == "draft");
  CHECK(now.author_id == author.person_id);
  CHECK(now.visibility == Visibility::author);
  CHECK_FALSE(now.stage_until);
  CHECK_FALSE(now.published_at);
  CHECK(now.link_token.size() >= 20);

  portal.host.advance_to(at("2026-01-31T18:30:00Z"));
  now = portal.submit(id, author).value();
  CHECK(now.stage == "sponsors");
  CHECK(now.stage_until == at("2026-04-30T17:30:00Z"));  // a month's end, and summer time has begun: 18:30 in London
  CHECK(now.visibility == Visibility::link);

  CHECK(portal.support(id, author).outcome == SupportOutcome::author_excluded);
  for (int i = 1; i <= 4; ++i) CHECK(portal.support(id, Portal::citizen(i)).outcome == SupportOutcome::supported);
  CHECK(portal.at(id).stage == "sponsors");
  CHECK(portal.support(id, Portal::citizen(5)).count == 5);
  now = portal.at(id);
  CHECK(now.stage == "moderation");
  CHECK(portal.support(id, Portal::citizen(6)).outcome == SupportOutcome::not_collecting);

  CHECK(portal.decide(id, {"send_back", "", "Say who should act"}, moderator)->stage == "revision");
  CHECK(portal.submit(id, author)->stage == "moderation");
  portal.host.advance(std::chrono::hours{24 * 30});  // long overdue, and still waiting
  CHECK(portal.at(id).stage == "moderation");

  portal.host.advance_to(at("2026-08-31T10:00:00Z"));
  now = portal.decide(id, {"publish"}, moderator).value();
  CHECK(now.stage == "open");
  CHECK(now.published_at == at("2026-08-31T10:00:00Z"));
  CHECK(now.stage_until == at("2027-02-28T11:00:00Z"));  // the last day of February at 11:00, in winter time

  portal.host.advance_to(at("2027-02-28T10:59:59Z"));
  CHECK(portal.support(id, author).outcome == SupportOutcome::supported);
  CHECK(portal.at(id).stage == "open");
  portal.host.advance_to(at("2027-02-28T11:00:01Z"));
  now = portal.at(id);
  CHECK(now.stage == "closed");
  CHECK(now.closed_at == at("2027-02-28T11:00:00Z"));
  CHECK(now.support_count == 6);
  CHECK(portal.support(id, Portal::citizen(7)).outcome == SupportOutcome::not_collecting);
  CHECK(portal.host.waiting_jobs().empty());

  CHECK(watcher.seen == std::vector<std::string>{"draft > sponsors: submitted", "sponsors > moderation: need_met",
                                                 "moderation > revision: send_back", "revision > moderation: submitted",
                                                 "moderation > open: publish", "open > closed: deadline"});
  // What was sent back in private stays private.
  CHECK(public_timeline(portal, id) == std::vector<std::string>{"stage sponsors", "stage moderation",
                                                                "stage moderation", "stage open", "stage closed"});
  int moves = 0;
  for (const auto& [plugin, entry] : portal.host.audited()) moves += entry.action == "participation.move" ? 1 : 0;
  CHECK(moves == 6);
}

TEST_CASE("deadlines that are missed lead elsewhere", "[integration]") {
  Portal portal;
  const auto author = portal.host.person("ann@example.org");
  const auto id = portal.file(author);
  portal.submit(id, author).value();
  portal.host.advance(std::chrono::hours{24 * 100});
  CHECK(portal.at(id).stage == "lapsed");
  CHECK_FALSE(portal.at(id).closed_at);

  const auto second = portal.file(author);
  portal.submit(second, author).value();
  for (int i = 1; i <= 5; ++i) portal.support(second, Portal::citizen(i));
  portal.decide(second, {"send_back", "", "Shorter, please"}, author).value();
  portal.host.advance(std::chrono::hours{24 * 32});
  CHECK(portal.at(second).stage == "lapsed");
}

TEST_CASE("after a standstill a deadline still holds", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const auto until = *portal.at(id).stage_until;
  portal.host.clock().now_ = until + std::chrono::hours{5};  // nothing ran
  CHECK(portal.support(id, Portal::citizen(1)).outcome == SupportOutcome::not_collecting);
  portal.host.run_jobs();
  CHECK(portal.at(id).stage == "closed");
  CHECK(portal.at(id).closed_at == until);
}

TEST_CASE("thresholds open duties once, and they are met once", "[integration]") {
  const test::TemporaryFile process(
      "[process]\nkey='k'\ntitle='K'\n[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\n"
      "within='1 month'\nthen='closed'\nthresholds=[{supporters=2,opens='answer'},{supporters=4,opens='debate'}]\n"
      "[[stage]]\nid='closed'\nkind='end'\nvisible='everyone'\ntitle='C'\n"
      "[[duty]]\nid='answer'\nkind='answer'\nby='government'\nwithin='1 month'\ntitle='A'\n"
      "[[duty]]\nid='debate'\nkind='debate'\nby='parliament'\ntitle='D'\n");
  Portal portal(process.path, "Asia/Almaty");
  Watcher watcher;
  portal.kit->engine().listen("petitions", watcher);
  portal.host.clock().now_ = at("2027-01-31T20:00:00Z");  // 1 February in Almaty
  const auto official = portal.host.person("official@example.org");
  const auto id = portal.file(official);
  const auto first = Portal::citizen(1), second = Portal::citizen(2);
  portal.support(id, first);
  CHECK(portal.duties(id).empty());
  portal.support(id, second);
  REQUIRE(portal.duties(id).size() == 1);
  CHECK(portal.duties(id)[0].authority == "government");
  CHECK(portal.duties(id)[0].due_at == at("2027-02-28T20:00:00Z"));

  CHECK(portal.kit->ledger().withdraw(id, second) == WithdrawOutcome::withdrawn);
  CHECK(portal.support(id, second).number == 4);  // the log goes on
  CHECK(portal.duties(id).size() == 1);
  CHECK(portal.at(id).support_count == 2);

  const auto meet = [&](const char* rule) {
    return portal.write([&](soci::session& sql) { return portal.kit->engine().meet_duty(sql, id, rule, official); });
  };
  CHECK(meet("debate").error().code == "not_open");
  portal.host.advance(std::chrono::hours{24 * 60});
  CHECK(meet("answer")->met_at == portal.now());
  CHECK(meet("answer").error().code == "not_open");
  CHECK(watcher.seen == std::vector<std::string>{"opened answer", "open > closed: deadline", "met answer"});
}

TEST_CASE("a submission keeps the process under which it was filed", "[integration]") {
  Portal portal;
  const auto author = portal.host.person("ann@example.org");
  const auto id = portal.file(author);
  const auto version = portal.at(id).process_version;
  CHECK(portal.kit->engine().process_of(portal.at(id)).limit("action", 0) == 80);
  // An older law, stored by a portal of long ago: sponsors were 2.
  portal.write([&](soci::session& sql) {
    sql << "insert into participation.process select 'old', key, jsonb_set(document, '{stage,1,need,supporters}', "
           "'2'), "
           "stored_at from participation.process where version = :v",
        soci::use(version);
    sql << "update participation.submission set process_version = 'old' where id = cast(:id as bigint)", soci::use(id);
  });
  portal.submit(id, author).value();
  portal.support(id, Portal::citizen(1));
  CHECK(portal.support(id, Portal::citizen(2)).count == 2);
  CHECK(portal.at(id).stage == "moderation");
  CHECK(portal.kit->engine().process("petitions").stage("sponsors")->need.fixed() == 5);
}
