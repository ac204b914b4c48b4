// Letters to many: in batches, to each once.
#include <catch2/catch.hpp>

#include <set>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

// People who signed and asked for news, beside the ledger: it is the letters that count here.
void add_followers(Portal& portal, std::int64_t id, int many) {
  portal.host.database().write([&](soci::session& sql) {
    sql << "INSERT INTO petition.supporter (petition_id, person_id, notify, signed_at) "
           "SELECT cast(:id as bigint), 100000 + n, n % 10 <> 0, to_timestamp(0) "
           "FROM generate_series(1, cast(:many as integer)) AS n",
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
