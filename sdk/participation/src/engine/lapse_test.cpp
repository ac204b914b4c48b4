#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

const std::string law =
    "[process]\nkey='k'\ntitle='K'\n[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\n"
    "within='1 year'\nthen='closed'\nthresholds=[{supporters=3,opens='answer',falls_back='lapses'},"
    "{supporters=4,opens='debate'}]\n"
    "[[stage]]\nid='closed'\nkind='end'\nvisible='everyone'\ntitle='C'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='gov'\nwithin='10 days'\ntitle='A'\n"
    "[[duty]]\nid='debate'\nkind='debate'\nby='gov'\ntitle='D'\n";

std::vector<std::string> duty_entries(Portal& portal, std::int64_t id) {
  return portal.write([&](soci::session& sql) {
    std::vector<std::string> kinds;
    for (const auto& entry : portal.kit->timeline().read(sql, id, true)) {
      if (entry.data.contains("duty"))
        kinds.push_back(entry.kind + " " + std::string(entry.data.at("duty").as_string()));
    }
    return kinds;
  });
}

const Duty& duty(const std::vector<Duty>& all, std::string_view rule) {
  for (const auto& one : all) {
    if (one.rule == rule) return one;
  }
  throw std::runtime_error("no such duty");
}

}  // namespace

TEST_CASE("a duty lapses when the count falls back, and opens again when it is reached", "[integration]") {
  const test::TemporaryFile process(law);
  Portal portal(process.path, "UTC");
  auto& ledger = portal.kit->ledger();
  const auto official = portal.host.person("official@example.org");
  const auto id = portal.file(official);
  const auto meet = [&] {
    return portal.write(
        [&](soci::session& sql) { return portal.kit->engine().meet_duty(sql, id, "answer", official); });
  };
  for (int i = 1; i <= 4; ++i) portal.support(id, Portal::citizen(i));
  const auto first_due = duty(portal.duties(id), "answer").due_at;
  CHECK(duty(portal.duties(id), "answer").open());

  ledger.withdraw(id, Portal::citizen(4));
  CHECK(duty(portal.duties(id), "debate").open());  // stays
  CHECK(duty(portal.duties(id), "answer").open());
  portal.host.advance(std::chrono::hours{24});
  ledger.withdraw(id, Portal::citizen(3));
  CHECK(duty(portal.duties(id), "answer").lapsed_at == portal.now());
  CHECK(duty(portal.duties(id), "debate").open());
  CHECK(meet().error().code == "not_open");
  const auto owed =
      portal.write([&](soci::session& sql) { return portal.kit->desk().open_duties(sql, "petitions", 10, 0).size(); });
  CHECK(owed == 1);

  portal.support(id, Portal::citizen(5));
  CHECK(duty(portal.duties(id), "answer").open());
  CHECK(duty(portal.duties(id), "answer").due_at == *first_due + std::chrono::hours{24});
  CHECK(meet().has_value());
  ledger.withdraw(id, Portal::citizen(5));
  CHECK(duty(portal.duties(id), "answer").met_at);  // what was done isn't undone
  CHECK_FALSE(duty(portal.duties(id), "answer").lapsed_at);
  CHECK(duty_entries(portal, id) == std::vector<std::string>{"duty_opened answer", "duty_opened debate",
                                                             "duty_lapsed answer", "duty_opened answer",
                                                             "duty_met answer"});
}

TEST_CASE("with many at once a lapse is seen each time that the count crosses", "[integration]") {
  const test::TemporaryFile process(law);
  Portal portal(process.path, "UTC");
  const auto id = portal.file(portal.host.person("author@example.org"));
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 40; ++round) {
        portal.support(id, Portal::citizen(i));
        portal.kit->ledger().withdraw(id, Portal::citizen(i));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(portal.at(id).support_count == 0);
  CHECK(duty(portal.duties(id), "answer").lapsed_at);

  // The log says how often the count rose to three and fell below, one entry after the other.
  const auto crossed = [&](const char* from, const char* to) {
    return portal.number(
        std::string("select count(*) from (select sum(d) over w as now, sum(d) over w - d as was from "
                    "(select number, case kind when 'supported' then 1 else -1 end as d "
                    "from participation.support_entry) e window w as (order by number)) c where was = ") +
        from + " and now = " + to);
  };
  const auto entries = duty_entries(portal, id);
  CHECK(std::count(entries.begin(), entries.end(), "duty_opened answer") == crossed("2", "3"));
  CHECK(std::count(entries.begin(), entries.end(), "duty_lapsed answer") == crossed("3", "2"));
}
