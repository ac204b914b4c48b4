// Letters to many: in batches, to each once.
#include <catch2/catch.hpp>

#include <set>

#include "jobs/tell_supporters.hpp"
#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

// People who signed and asked for news, beside the log: it is the letters that count here.
void add_followers(Portal& portal, std::int64_t id, int many) {
  portal.host.database().write([&](soci::session& sql) {
    sql << "INSERT INTO petition.supporter (petition_id, person_id, notify, signed_at) "
           "SELECT cast(:id as bigint), 100000 + n, n % 10 <> 0, to_timestamp(0) "
           "FROM generate_series(1, cast(:many as integer)) AS n",
        soci::use(id), soci::use(many);
    sql << "INSERT INTO participation.supporter (submission_id, number, person_id) SELECT cast(:id as bigint), "
           "100000 + n, 100000 + n FROM generate_series(1, cast(:many as integer)) AS n",
        soci::use(id), soci::use(many);
  });
}

}  // namespace

TEST_CASE("five hundred who asked get the answer once each", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  portal.add_base(id, 9994);
  portal.sign(id, portal.person(20));
  add_followers(portal, id, 500);
  const auto before = portal.host.mail().size();
  portal.host.post(portal.official, Portal::path(id, "/duty/government-response/answer"),
                   {{"summary", "We will."}, {"details", "Soon."}, {"responded_on", "2026-01-01"}});
  for (const auto& job : portal.host.waiting_jobs()) {
    if (job.kind != "petition.tell_supporters") continue;
    for (const auto& field : job.payload) {
      CHECK((field.key() == "petition" || field.key() == "event" || field.key() == "duty" || field.key() == "after"));
    }
  }
  portal.host.run_jobs();
  std::set<std::int64_t> told;
  std::set<std::string> keys;
  for (std::size_t i = before; i < portal.host.mail().size(); ++i) {
    const auto& letter = portal.host.mail()[i];
    if (letter.unique_key.find("petition.answer") == std::string::npos) continue;
    CHECK(told.insert(letter.person_id).second);
    CHECK(keys.insert(letter.unique_key).second);
  }
  // 450 of the 500, the one who signed with a tick, and the author.
  CHECK(told.size() == 452);
  CHECK(told.contains(portal.author.person_id));
  CHECK_FALSE(told.contains(100010));
}

TEST_CASE("who had enough of it stops the news by the link in the mail, without signing in", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  portal.sign(id, portal.citizen);
  const auto act = [&](const char* text) {
    portal.act(id, {{"act", "invitation"}, {"text", text}, {"on", "2026-03-27"}});
    portal.host.run_jobs();
  };
  act("Come.");
  REQUIRE(portal.letters_to(portal.citizen, "Invitation") == 1);
  const auto text = portal.host.mail().back().text;
  const auto at = text.find("/petitions/" + std::to_string(id) + "/news/");
  REQUIRE(at != std::string::npos);
  const auto link = text.substr(at);
  CHECK(portal.host.get(portal.nobody, link).page.model.at("stopped") == false);
  act("Come again.");  // looking at the link stops nothing
  CHECK(portal.letters_to(portal.citizen, "Invitation") == 2);
  auto forged = link;
  forged.back() = forged.back() == '0' ? '1' : '0';
  CHECK(portal.host.post(portal.nobody, forged, {}).status == 404);
  CHECK(portal.host.post(portal.nobody, link, {}).page.model.at("stopped") == true);
  act("Come once more.");
  CHECK(portal.letters_to(portal.citizen, "Invitation") == 2);
  CHECK(portal.standing(id).support_count == 6);  // the signature stays
}

TEST_CASE("those whose signature was invalidated get no news, until it counts again", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  portal.sign(id, portal.citizen);
  portal.sign(id, portal.person(30));
  const auto told = [&](const Actor& person) { return portal.letters_to(person, "Invitation"); };
  const auto act = [&](const char* text) {
    portal.act(id, {{"act", "invitation"}, {"text", text}, {"on", "2026-03-27"}});
    portal.host.run_jobs();
  };
  portal.host.post(portal.moderator, Portal::path(id, "/moderate/invalidate"),
                   {{"numbers", "6"}, {"reason", "Not a resident"}, {"typed", "1"}});
  portal.host.advance(std::chrono::seconds{1});
  act("Come.");
  CHECK(told(portal.citizen) == 0);
  CHECK(told(portal.person(30)) == 1);
  portal.host.post(portal.moderator, Portal::path(id, "/moderate/invalidations/1/undo"), {{"because", "A resident"}});
  portal.host.advance(std::chrono::seconds{1});
  act("Come again.");
  CHECK(told(portal.citizen) == 1);
}

TEST_CASE("a batch of letters reads a batch of rows, however many are to be told", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  add_followers(portal, id, 50'000);
  const auto read = [&] {
    return portal.host.database().write([](soci::session& sql) {
      sql << "SELECT pg_stat_force_next_flush()";
      long long rows = 0;
      sql << "SELECT cast(sum(seq_tup_read + idx_tup_fetch) as bigint) FROM pg_stat_user_tables WHERE relname = "
             "'supporter'",
          soci::into(rows);
      return rows;
    });
  };
  portal.host.database().write([](soci::session& sql) { sql << "ANALYZE"; });
  read();  // the flush counts from the next transaction on
  const auto before = read();
  // A debate that never was: only the first people are looked for.
  portal.host.database().write([&](soci::session& sql) {
    portal.host.host("petition")
        .jobs()
        .enqueue(sql, {petition::tell_supporters_kind,
                       {{"petition", id}, {"event", "debated"}, {"duty", "none"}, {"after", 120'000}},
                       portal.host.clock().now(),
                       "some"});
  });
  portal.host.run_jobs();
  read();
  const auto after = read();
  INFO("rows read: " << after - before);
  CHECK(after - before > 0);
  CHECK(after - before < 2'000);
}
