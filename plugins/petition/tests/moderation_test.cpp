#include <catch2/catch.hpp>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::good_texts;
using kenes::petition::test::Portal;

TEST_CASE("two moderators don't collide", "[integration]") {
  Portal portal;
  auto& host = portal.host;
  const auto id = portal.supported();
  const auto other = host.person("second@example.org", {{"moderator", "service:petitions"}});
  const auto path = Portal::path(id, "/moderate");
  CHECK(host.get(portal.moderator, path).page.model.at("mine") == false);
  host.post(portal.moderator, path + "/claim", {});
  CHECK(host.get(portal.moderator, path).page.model.at("mine") == true);
  CHECK(host.get(other, path).page.model.at("claimed_by").is_string());

  host.post(other, path + "/claim", {});
  CHECK(host.get(other, path).page.model.at("mine") == false);
  host.post(other, path, {{"outcome", "publish"}});
  CHECK(portal.standing(id).stage == "moderation");
  host.post(other, path + "/claim", {{"take_over", "yes"}});
  host.post(portal.moderator, path, {{"outcome", "publish"}});
  CHECK(portal.standing(id).stage == "moderation");

  // A lock that nobody renews ends.
  host.advance(std::chrono::minutes{16});
  CHECK(host.get(portal.moderator, path).page.model.at("claimed_by").is_null());
  portal.decide(id, {{"outcome", "publish"}});
  CHECK(portal.standing(id).stage == "open");
  host.take_flashes();
  host.post(other, path, {{"outcome", "publish"}});
  CHECK(host.take_flashes().at(0).text == "Somebody has decided about this petition already.");
}

TEST_CASE("the queue is the oldest first and shows what is overdue", "[integration]") {
  Portal portal;
  const auto first = portal.supported();
  portal.host.advance(std::chrono::hours{24 * 3});
  auto texts = good_texts();
  texts[0].value = "Another one";
  portal.supported(texts);
  portal.host.advance(std::chrono::hours{24 * 5});
  const auto rows = portal.host.get(portal.moderator, "/petitions/moderate").page.model.at("petitions").as_array();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("id") == first);
  CHECK(rows[0].at("overdue") == true);
  CHECK(rows[1].at("overdue") == false);
}

TEST_CASE("a rejection needs a fitting reason and a confirmation", "[integration]") {
  Portal portal;
  const auto id = portal.supported();
  CHECK(portal.decide(id, {{"outcome", ""}}).status == 422);
  CHECK(portal.decide(id, {{"outcome", "nonsense"}}).status == 422);
  CHECK(portal.decide(id, {{"outcome", "reject"}}).status == 422);
  CHECK(portal.decide(id, {{"outcome", "reject"}, {"reason", "offensive"}}).status == 422);
  CHECK(portal.decide(id, {{"outcome", "hide"}, {"reason", "duplicate"}}).status == 422);
  const auto preview = portal.decide(id, {{"outcome", "reject"}, {"reason", "duplicate"}, {"note", "See petition 5."}});
  CHECK(preview.page.view == "petition/confirm_decision");
  CHECK(portal.standing(id).stage == "moderation");
  portal.decide(id,
                {{"outcome", "reject"}, {"reason", "duplicate"}, {"note", "See petition 5."}, {"confirmed", "yes"}});
  CHECK(portal.standing(id).stage == "rejected");

  const auto shown = portal.host.get(portal.nobody, Portal::path(id));
  CHECK(shown.status == 200);
  CHECK(shown.page.model.at("rejection").at("code") == "duplicate");
  CHECK(shown.page.model.at("rejection").at("details") == "See petition 5.");
  CHECK(portal.letters_to(portal.author, "was rejected") == 1);
  CHECK(portal.host.get(portal.nobody, "/petitions?state=rejected").page.model.at("total") == 1);
  const auto attributes = portal.json(Portal::path(id, ".json")).at("data").at("attributes");
  CHECK(attributes.at("state") == "rejected");
  CHECK(attributes.at("opened_at").is_null());
  CHECK(attributes.at("rejection").at("code") == "duplicate");
}

TEST_CASE("a hidden petition is nowhere", "[integration]") {
  Portal portal;
  auto& host = portal.host;
  const auto id = portal.supported();
  const auto token = portal.token(id);
  portal.decide(id, {{"outcome", "hide"}, {"reason", "libellous"}, {"confirmed", "yes"}});
  CHECK(portal.standing(id).stage == "hidden");
  for (const auto& actor : {portal.nobody, portal.citizen, portal.author, portal.person(1)}) {
    for (const char* rest : {"", ".json", "/count.json", "/feed.atom", "/places", "/sign"}) {
      CHECK(host.get(actor, Portal::path(id, rest)).status == 404);
    }
    CHECK(host.get(actor, Portal::path(id, "/support/" + token)).status == 404);
  }
  CHECK(host.get(portal.person(1), Portal::path(id, "/signed")).status == 303);
  CHECK(host.get(portal.person(1), Portal::path(id, "/withdraw")).status == 404);
  CHECK(host.get(portal.moderator, Portal::path(id)).status == 200);
  CHECK(host.get(portal.nobody, "/petitions").page.model.at("total") == 0);
  CHECK(host.get(portal.nobody, "/petitions.json").body.find("ten thousand") == std::string::npos);
  CHECK(portal.letters_to(portal.author, "can't be published") == 1);
}

TEST_CASE("a petition that is sent back comes again", "[integration]") {
  Portal portal;
  auto& host = portal.host;
  const auto id = portal.supported();
  CHECK(portal.decide(id, {{"outcome", "send_back"}}).status == 422);
  portal.decide(id, {{"outcome", "send_back"}, {"note", "Say which cities."}});
  CHECK(portal.standing(id).stage == "revision");
  CHECK(portal.letters_to(portal.author, "change your petition") == 1);
  CHECK(host.get(portal.author, Portal::path(id, "/edit")).page.model.at("review_note") == "Say which cities.");
  auto texts = good_texts();
  texts[1].value = "Cities in the south are hot.";
  host.post(portal.author, Portal::path(id, "/edit"), texts);
  host.post(portal.author, Portal::path(id, "/submit"), {});
  CHECK(portal.standing(id).stage == "moderation");
  portal.decide(id, {{"outcome", "publish"}});
  CHECK(host.get(portal.nobody, Portal::path(id)).page.model.at("background") == boost::json::value(texts[1].value));
}

TEST_CASE("topics are filed and found", "[integration]") {
  Portal portal;
  auto& host = portal.host;
  const auto id = portal.published();
  host.post(portal.moderator, Portal::path(id, "/moderate/topics"), {{"topic", "health"}, {"topic", "nonsense"}});
  CHECK(host.get(portal.nobody, "/petitions?topic=health").page.model.at("total") == 1);
  CHECK(host.get(portal.nobody, "/petitions?topic=energy").page.model.at("total") == 0);
  CHECK(host.get(portal.nobody, Portal::path(id)).page.model.at("topics").as_array().size() == 1);
  host.post(portal.moderator, Portal::path(id, "/moderate/topics"), {});
  CHECK(host.get(portal.nobody, "/petitions?topic=health").page.model.at("total") == 0);
}

TEST_CASE("mail is in the language of its reader", "[integration]") {
  Portal portal;
  portal.host.person_language(portal.author, "kk");
  portal.published();
  CHECK_FALSE(portal.host.mail().empty());
}
