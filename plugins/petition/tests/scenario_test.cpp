// A petition's whole way, as its people see it.
#include <catch2/catch.hpp>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

TEST_CASE("from a draft to an answered, debated and closed petition", "[integration]") {
  Portal portal;
  auto& host = portal.host;
  portal.add_places();

  const auto id = portal.draft();
  CHECK(host.get(portal.author, Portal::path(id, "/check")).status == 200);
  CHECK(host.get(portal.citizen, Portal::path(id)).status == 404);
  CHECK(Portal::location(host.post(portal.author, Portal::path(id, "/submit"), {})) == Portal::path(id, "/share"));
  CHECK(portal.letters_to(portal.author, "Find supporters") == 1);

  SECTION("five supporters by the link, not its author, nobody twice") {
    const auto link = Portal::path(id, "/support/" + portal.token(id));
    CHECK(host.get(portal.citizen, link).page.view == "petition/support");
    CHECK(host.get(portal.citizen, Portal::path(id, "/support/wrong")).status == 404);
    CHECK(Portal::location(host.get(portal.author, link)) == Portal::path(id, "/share"));
    CHECK(portal.support(id, portal.author).status == 409);
    for (int i = 1; i <= 4; ++i) portal.support(id, portal.person(i));
    portal.support(id, portal.person(4));
    CHECK(portal.standing(id).support_count == 4);
    CHECK(portal.standing(id).stage == "sponsors");
    CHECK(host.get(portal.person(4), Portal::path(id, "/signed")).page.view == "petition/signed");
    portal.support(id, portal.person(5));
    CHECK(portal.standing(id).stage == "moderation");
    CHECK(portal.letters_to(portal.author, "being checked") == 1);
    // The author's page shows the link; its JSON twin does not.
    const auto twin = host.get(portal.author, Portal::path(id, "/share.json"));
    CHECK(twin.status == 200);
    CHECK(twin.body.find(portal.token(id)) == std::string::npos);
  }

  SECTION("published, signed, withdrawn, answered, debated, closed") {
    for (int i = 1; i <= 5; ++i) portal.support(id, portal.person(i));
    portal.decide(id, {{"outcome", "publish"}});
    CHECK(portal.standing(id).stage == "open");
    CHECK(portal.letters_to(portal.author, "is published") == 1);
    // The shared link leads to the public page now.
    CHECK(Portal::location(host.get(portal.citizen, Portal::path(id, "/support/" + portal.token(id)))) ==
          Portal::path(id));

    CHECK(Portal::location(portal.sign(id, portal.citizen)) == Portal::path(id, "/signed"));
    CHECK(portal.standing(id).support_count == 6);
    host.take_flashes();
    portal.sign(id, portal.citizen);
    const auto flashes = host.take_flashes();
    REQUIRE(flashes.size() == 1);
    CHECK(flashes[0].text == "You have already signed this petition.");
    CHECK(host.get(portal.citizen, Portal::path(id, "/withdraw")).page.view == "petition/withdraw");
    host.post(portal.citizen, Portal::path(id, "/withdraw"), {});
    CHECK(portal.standing(id).support_count == 5);
    portal.sign(id, portal.citizen, "leeds");
    CHECK(portal.standing(id).support_count == 6);

    // 10,000: the government owes an answer, once.
    portal.add_base(id, 9993);
    portal.sign(id, portal.person(10));
    portal.sign(id, portal.person(11));
    CHECK(portal.letters_to(portal.author, "10000 signatures") +
              portal.letters_to(portal.author, "10,000 signatures") ==
          1);
    const auto queue = host.get(portal.official, "/petitions/duties/work");
    REQUIRE(queue.page.model.at("duties").as_array().size() == 1);
    CHECK(portal.json(Portal::path(id, ".json"))
              .at("data")
              .at("attributes")
              .at("response_threshold_reached_at")
              .is_string());

    const auto answer = Portal::path(id, "/duty/government-response");
    CHECK(host.get(portal.official, answer).page.view == "petition/duty_answer");
    CHECK(host.post(portal.official, answer + "/answer", {{"summary", ""}}).status == 422);
    host.post(portal.official, answer + "/answer",
              {{"summary", "We will."}, {"details", "We will plant them."}, {"responded_on", "2026-01-01"}});
    CHECK(host.get(portal.official, "/petitions/duties/work").page.model.at("duties").as_array().empty());
    host.run_jobs();
    CHECK(portal.letters_to(portal.citizen, "Government response") == 1);
    CHECK(portal.letters_to(portal.author, "Government response: ") == 1);
    CHECK(portal.letters_to(portal.person(1), "Government response") == 0);  // did not ask for it

    // A correction is published, kept and not mailed again.
    host.post(portal.official, answer + "/answer",
              {{"summary", "We will, in March."}, {"details", "We will plant them."}, {"responded_on", "2026-01-01"}});
    host.run_jobs();
    CHECK(portal.letters_to(portal.citizen, "Government response") == 1);
    auto shown = host.get(portal.nobody, Portal::path(id)).page.model;
    CHECK(shown.at("answers").at(0).at("summary") == "We will, in March.");
    CHECK(shown.at("answers").at(0).at("corrected_at").is_string());
    const auto kept = host.database().read([](soci::session& sql) {
      std::string text;
      sql << "SELECT content ->> 'summary' FROM petition.revision WHERE kind = 'answer'", soci::into(text);
      return text;
    });
    CHECK(kept == "We will.");

    // 100,000: a debate.
    portal.add_base(id, 99993);
    host.database().write([&](soci::session& sql) {
      sql << "UPDATE participation.submission SET support_count = 99999 WHERE id = cast(:id as bigint)", soci::use(id);
    });
    portal.sign(id, portal.person(12));
    const auto debate = Portal::path(id, "/duty/debate");
    CHECK(host.get(portal.official, debate).page.view == "petition/duty_event");
    CHECK(host.post(portal.official, debate + "/schedule", {{"scheduled_on", "2026-02-30"}}).status == 422);
    CHECK(host.post(portal.official, debate + "/schedule", {{"scheduled_on", "2026-02-27"}}).status == 303);
    CHECK(host.post(portal.official, debate + "/outcome",
                    {{"debated_on", "2026-01-01"}, {"video_url", "javascript:alert(1)"}})
              .status == 422);
    CHECK(host.post(portal.official, debate + "/outcome",
                    {{"debated_on", "2026-01-01"}, {"overview", "All agreed."}, {"video_url", "https://example.org/v"}})
              .status == 303);
    host.run_jobs();
    CHECK(portal.letters_to(portal.citizen, "Debate in Parliament") == 2);

    // Six months later it is closed by itself, and says so.
    host.advance(std::chrono::hours{24 * 200});
    CHECK(portal.standing(id).stage == "closed");
    CHECK(portal.letters_to(portal.author, "has closed") == 1);
    CHECK(portal.sign(id, portal.person(13)).status == 409);
    shown = host.get(portal.nobody, Portal::path(id)).page.model;
    CHECK(shown.at("timeline").as_array().size() >= 7);
    CHECK(shown.at("creator_name").is_null());
    CHECK(shown.at("debates").at(0).at("overview") == "All agreed.");
    CHECK(host.get(portal.nobody, "/petitions?state=met-debate").page.model.at("total") == 1);
    CHECK(host.get(portal.nobody, "/petitions?state=open").page.model.at("total") == 0);
  }
}

TEST_CASE("who signs needs a place that is known", "[integration]") {
  Portal portal;
  portal.add_places();
  const auto id = portal.published();
  const auto wrong = portal.sign(id, portal.citizen, "Leedz");
  CHECK(wrong.status == 422);
  CHECK(std::string(wrong.page.model.at("form").at("place").at("error").as_string()).find("Leeds") !=
        std::string::npos);
  CHECK(portal.sign(id, portal.citizen, "").status == 422);
  CHECK(portal.sign(id, portal.citizen, "york central").status == 303);
  const auto places = portal.host.get(portal.nobody, Portal::path(id, "/places"));
  CHECK(places.page.model.at("rows").as_array().size() == 2);
}

TEST_CASE("what a visitor entered survives the sign-in", "[integration]") {
  Portal portal;
  portal.add_places();
  const auto id = portal.published();
  const auto to = Portal::location(portal.sign(id, portal.nobody));
  CHECK(to.starts_with("/sign-in?then=%2Fpetitions%2F"));
  CHECK(to.find("Leeds") != std::string::npos);
  const auto back = portal.host.get(portal.citizen, Portal::path(id, "/sign?name=Ann&place=Leeds&notify=yes"));
  CHECK(back.page.model.at("form").at("place").at("value") == "Leeds");
  CHECK(back.page.model.at("form").at("notify").at("value") == "yes");

  auto texts = petition::test::good_texts();
  texts[1].value = std::string(290, 'x');
  const auto parked = Portal::location(portal.host.post(portal.nobody, "/petitions/new/details", texts));
  const auto token = parked.substr(parked.find("parked%3D") + 9);
  const auto form = portal.host.get(portal.citizen, "/petitions/new/details?parked=" + token).page.model.at("form");
  CHECK(form.at("action").at("value") == "Plant ten thousand trees");
  CHECK(form.at("background").at("value") == boost::json::value(texts[1].value));
  // It waits for a day.
  portal.host.advance(std::chrono::hours{26});
  const auto late = portal.host.get(portal.citizen, "/petitions/new/details?parked=" + token).page.model.at("form");
  CHECK(late.at("background").at("value") == "");
}

TEST_CASE("a petition that finds no supporters lapses, and its author is told", "[integration]") {
  Portal portal;
  const auto id = portal.draft();
  portal.host.post(portal.author, Portal::path(id, "/submit"), {});
  portal.support(id, portal.person(1));
  portal.host.advance(std::chrono::hours{24 * 95});
  CHECK(portal.standing(id).stage == "lapsed");
  CHECK(portal.letters_to(portal.author, "did not go on") == 1);
  CHECK(portal.host.get(portal.nobody, Portal::path(id, "/support/" + portal.token(id))).status == 404);
}

TEST_CASE("names are kept only where the service keeps them", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  portal.sign(id, portal.citizen);
  const auto names = portal.host.database().read([](soci::session& sql) {
    int found = 0;
    sql << "SELECT cast(count(*) as integer) FROM petition.supporter WHERE name <> ''", soci::into(found);
    return found;
  });
  CHECK(names == 0);
}
