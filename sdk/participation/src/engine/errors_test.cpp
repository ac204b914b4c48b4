#include <catch2/catch.hpp>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

TEST_CASE("every refusal has its code", "[integration]") {
  Portal portal;
  const auto author = portal.host.person("ann@example.org"), other = portal.host.person("bob@example.org");
  const auto id = portal.file(author);
  CHECK(portal.submit(999, author).error().code == "not_found");
  CHECK(portal.submit(id, other).error().code == "not_found");
  CHECK(portal.submit(id, Actor{}).error().code == "not_found");
  CHECK(portal.decide(999, {"publish"}, other).error().code == "not_found");
  CHECK(portal.decide(id, {"publish"}, other).error().code == "wrong_stage");
  portal.submit(id, author).value();
  CHECK(portal.submit(id, author).error().code == "wrong_stage");
  for (int i = 1; i <= 5; ++i) portal.support(id, Portal::citizen(i));

  CHECK(portal.decide(id, {"publsh"}, other).error().code == "unknown_outcome");
  CHECK(portal.decide(id, {"reject"}, other).error().code == "reason_required");
  CHECK(portal.decide(id, {"reject", "dull"}, other).error().code == "unknown_reason");
  CHECK(portal.decide(id, {"send_back"}, other).error().code == "note_required");
  CHECK(portal.at(id).stage == "moderation");
  CHECK(portal.decide(id, {"reject", "duplicate"}, other)->stage == "rejected");
  CHECK(portal.decide(id, {"publish"}, other).error().code == "wrong_stage");  // somebody was faster

  portal.write([&](soci::session& sql) {
    auto& engine = portal.kit->engine();
    CHECK(engine.meet_duty(sql, 999, "debate", other).error().code == "not_found");
    CHECK(engine.meet_duty(sql, id, "debate", other).error().code == "not_open");
    CHECK_FALSE(engine.find(sql, 999));
    CHECK_THROWS_AS(engine.file(sql, "nowhere", author), std::invalid_argument);
  });
  CHECK(portal.support(999, author).outcome == SupportOutcome::not_found);
  CHECK(portal.kit->ledger().withdraw(999, author) == WithdrawOutcome::not_supported);
  CHECK_THROWS_AS(portal.support(id, Actor{}), std::invalid_argument);
}

TEST_CASE("a late, early or repeated timer does nothing", "[integration]") {
  Portal portal;
  const auto author = portal.host.person("ann@example.org");
  const auto id = portal.file(author);
  portal.submit(id, author).value();
  auto jobs = portal.host.waiting_jobs();
  REQUIRE(jobs.size() == 1);
  CHECK(jobs[0].kind == "participation.deadline");
  CHECK(jobs[0].at == portal.at(id).stage_until);
  for (int i = 1; i <= 5; ++i) portal.support(id, Portal::citizen(i));
  CHECK(portal.host.waiting_jobs().empty());  // taken back with the move
  // It was on its way already when the submission moved.
  portal.write([&](soci::session& sql) { portal.own().jobs().enqueue(sql, jobs[0]); });
  portal.host.advance_to(jobs[0].at);
  CHECK(portal.at(id).stage == "moderation");

  // The deadline was put off: the timer asks for a new one.
  portal.decide(id, {"publish"}, author).value();
  portal.write([&](soci::session& sql) {
    sql << "update participation.submission set stage_until = stage_until + interval '1 month' where id = :id",
        soci::use(id);
  });
  portal.host.advance(std::chrono::hours{24 * 190});
  CHECK(portal.at(id).stage == "open");
  REQUIRE(portal.host.waiting_jobs().size() == 1);
  portal.host.advance(std::chrono::hours{24 * 31});
  CHECK(portal.at(id).stage == "closed");
}

TEST_CASE("an exception of a listener undoes the move", "[integration]") {
  class Angry : public Listener {
   public:
    void moved(soci::session&, const Move&) override {
      if (angry) throw std::runtime_error("no");
    }
    bool angry = true;
  } listener;
  Portal portal;
  portal.kit->engine().listen("petitions", listener);
  const auto author = portal.host.person("ann@example.org");
  const auto id = portal.file(author);
  CHECK_THROWS(portal.submit(id, author));
  CHECK(portal.at(id).stage == "draft");
  CHECK(portal.host.waiting_jobs().empty());
  listener.angry = false;
  CHECK(portal.submit(id, author)->stage == "sponsors");
}

TEST_CASE("a portal with a bad process doesn't start and says why", "[integration]") {
  const test::TemporaryFile process("[process]\nkey = 'k'\ntitel = 'K'\n");
  CHECK_THROWS_WITH(Portal(process.path),
                    Catch::Contains(":3: unknown key 'titel'") && Catch::Contains("'stage' is missing"));
  CHECK_THROWS_WITH(Portal("/nowhere/process.toml"), Catch::Contains("/nowhere/process.toml"));
}

TEST_CASE("kenes process check", "[integration]") {
  Portal portal;
  const test::TemporaryFile bad("[process]\nkey = 'k'\n");
  CHECK(portal.host.command("process", "check", {test::uk_parliament.string()}) == 0);
  CHECK(portal.host.command("process", "check", {test::uk_parliament.string(), bad.path.string()}) == 1);
  CHECK(portal.host.command("process", "check", {}) == 2);
}

TEST_CASE("an authority that the portal doesn't have is a fault where a process names it", "[integration]") {
  const auto start = [](std::vector<Authority> authorities) {
    const auto plugin = make_plugin();
    testing::FakeHost host({.services = {testing::service("petitions", "participation", test::uk_parliament)},
                            .authorities = std::move(authorities)});
    host.load(*plugin, "participation", KENES_SOURCE_FOLDER "/sdk/participation");
    return host.command("process", "check", {test::uk_parliament.string()});
  };
  const auto named = [](std::string key) { return Authority{std::move(key), {}, {}, {}, {}}; };
  CHECK(start({named("petitions-committee"), named("government"), named("parliament")}) == 0);
  CHECK_THROWS_WITH(start({named("petitions-committee"), named("goverment"), named("council")}),
                    Catch::Contains("the portal has no authority 'government'; did you mean 'goverment'?") &&
                        Catch::Contains("the portal has no authority 'parliament'; add an [[authority]]"));
}
