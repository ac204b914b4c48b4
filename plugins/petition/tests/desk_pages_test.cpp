// Duties in public, notes on published texts, pauses.
#include <catch2/catch.hpp>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

TEST_CASE("everybody sees what is owed, overdue and done", "[integration]") {
  Portal portal;
  auto& host = portal.host;
  const auto id = portal.published();
  const auto list = [&](const std::string& query = "") {
    return host.get(portal.nobody, "/petitions/duties" + query).page.model;
  };
  CHECK(list().at("duties").as_array().empty());
  portal.add_base(id, 9994);
  portal.sign(id, portal.person(20));
  host.advance(std::chrono::minutes{2});  // the numbers may be a minute old

  auto model = list();
  REQUIRE(model.at("duties").as_array().size() == 1);
  const auto& owed = model.at("duties").at(0);
  CHECK(owed.at("action") == "Plant ten thousand trees");
  CHECK(owed.at("authority_title") == "Government");
  CHECK(owed.at("duty") == "Government response");
  CHECK(owed.at("overdue") == false);
  CHECK(model.at("states").at(0).at("count") == 1);
  CHECK(list("?state=overdue").at("duties").as_array().empty());
  CHECK(list("?authority=government").at("duties").as_array().size() == 1);
  CHECK(list("?authority=nobody&state=nonsense&after=nonsense").at("duties").as_array().size() == 1);

  host.advance(std::chrono::hours{24 * 15});
  model = list("?state=overdue");
  CHECK(model.at("duties").at(0).at("overdue") == true);
  CHECK(model.at("states").at(1).at("count") == 1);
  host.post(portal.official, Portal::path(id, "/duty/government-response/answer"),
            {{"summary", "We will."}, {"details", "Soon."}, {"responded_on", "2026-01-10"}});
  host.advance(std::chrono::minutes{2});
  CHECK(list().at("duties").as_array().empty());
  model = list("?state=met");
  CHECK(model.at("duties").at(0).at("late") == true);
  CHECK(model.at("states").at(2).at("count") == 1);

  // The twin tells the same.
  const auto twin = portal.json("/petitions/duties.json?state=met");
  CHECK(twin.at("duties").at(0).at("id") == id);
}

TEST_CASE("a duty to a petition that isn't public is seen without it", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  portal.add_base(id, 9994);
  portal.sign(id, portal.person(20));
  portal.host.database().write([&](soci::session& sql) {
    sql << "UPDATE participation.submission SET visibility = 'staff' WHERE id = cast(:id as bigint)", soci::use(id);
  });
  const auto response = portal.host.get(portal.nobody, "/petitions/duties.json");
  CHECK(response.body.find("Plant ten") == std::string::npos);
  const auto one = boost::json::parse(response.body).at("duties").at(0).as_object();
  CHECK(one.at("id").is_null());
  CHECK(one.at("authority") == "government");
}

TEST_CASE("a note stands under a published text, which stays as it was", "[integration]") {
  Portal portal;
  auto& host = portal.host;
  const auto waiting = portal.supported();
  CHECK(host.get(portal.moderator, Portal::path(waiting, "/correction")).status == 404);
  portal.decide(waiting, {{"outcome", "publish"}});
  const auto id = waiting;
  const auto target = Portal::path(id, "/correction");
  const auto before = portal.shown(id);
  CHECK(host.post(portal.moderator, target, {{"text", ""}}).status == 422);
  CHECK(host.post(portal.moderator, target, {{"text", std::string(2001, 'x')}}).status == 422);
  const auto preview = host.post(portal.moderator, target, {{"text", "The figure is from 2024."}});
  CHECK(preview.page.view == "petition/preview");
  CHECK(portal.shown(id).at("corrections").as_array().empty());
  portal.confirmed(portal.moderator, target, {{"text", "The figure is from 2024."}});

  const auto after = portal.shown(id);
  REQUIRE(after.at("corrections").as_array().size() == 1);
  CHECK(after.at("corrections").at(0).at("text") == "The figure is from 2024.");
  CHECK(after.at("background") == before.at("background"));
  CHECK(after.at("text_sha256") == before.at("text_sha256"));
  CHECK(portal.told_on_timeline(id, "A note was added"));
  CHECK(host.get(portal.nobody, Portal::path(id, "/feed.atom")).body.find("The figure is from 2024.") !=
        std::string::npos);
  const auto attributes = portal.json(Portal::path(id, ".json")).at("data").at("attributes").as_object();
  CHECK(attributes.at("corrections").at(0).at("text") == "The figure is from 2024.");
  CHECK(portal.letters_to(portal.author, "A note was added") == 1);
  int audited = 0;
  for (const auto& one : host.audited()) {
    audited += one.entry.action == "petition.correct" && one.entry.person_id == portal.moderator.person_id;
  }
  CHECK(audited == 1);
  // Nobody takes it back, whichever program tries.
  CHECK_THROWS(host.database().write([](soci::session& sql) { sql << "UPDATE petition.correction SET text = 'x'"; }));
}

TEST_CASE("an administrator pauses the service, everyone is told, and it goes on", "[integration]") {
  Portal portal;
  auto& host = portal.host;
  const auto id = portal.published();
  const auto until = *portal.standing(id).stage_until;
  CHECK(portal.shown(id).at("pause").is_null());
  CHECK(host.post(portal.operator_, "/petitions/pauses", {{"reason", ""}}).status == 422);
  CHECK(portal.confirmed(portal.operator_, "/petitions/pauses", {{"reason", "Election"}}).status == 303);
  CHECK(portal.confirmed(portal.operator_, "/petitions/pauses", {{"reason", "Election"}}).status == 409);
  for (const auto& page : {std::string("/petitions"), Portal::path(id), Portal::path(id, "/sign"),
                           std::string("/petitions/how-it-works"), std::string("/petitions/duties")}) {
    INFO(page);
    CHECK(host.get(portal.nobody, page).page.model.at("pause").at("reason") == "Election");
  }
  CHECK(host.get(portal.nobody, "/council").page.model.at("pause").is_null());
  CHECK(portal.sign(id, portal.citizen).status == 409);
  host.advance(std::chrono::hours{72});
  CHECK(host.get(portal.operator_, "/petitions/pauses/end").page.view == "petition/pauses/end");
  host.post(portal.operator_, "/petitions/pauses/end", {});
  CHECK(portal.standing(id).stage_until == until + std::chrono::hours{72});
  CHECK(portal.shown(id).at("pause").is_null());
  CHECK(host.get(portal.operator_, "/petitions/pauses").page.model.at("history").as_array().size() == 1);
  int audited = 0;
  for (const auto& one : host.audited()) {
    const bool pause = one.entry.action == "participation.begin_pause" || one.entry.action == "participation.end_pause";
    audited += pause && one.entry.person_id == portal.operator_.person_id;
  }
  CHECK(audited == 2);
}
