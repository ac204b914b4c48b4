// Letters to the President: no sign-in, confirmed, forwarded by their subject, answered.
#include <catch2/catch.hpp>

#include "tests/preset.hpp"

using namespace kenes;
using kenes::petition::test::Portal;
using kenes::petition::test::Preset;
using kenes::petition::test::repository;
using kenes::petition::test::with;

namespace {

struct President : Preset {
  President()
      : Preset("letters", repository() / "config/processes/ru-president.toml", {},
               {{.key = "ministry-of-health", .title = {{{"en", "Ministry of Health"}}}},
                {.key = "ministry-of-education"},
                {.key = "ministry-of-construction"},
                {.key = "ministry-of-labour"},
                {.key = "ministry-of-nature"},
                {.key = "presidential-office"}}),
        health(host.person("health@example.org", {{"official", "authority:ministry-of-health"}})),
        education(host.person("education@example.org", {{"official", "authority:ministry-of-education"}})) {}

  static std::vector<NamedValue> form() {
    return {{"action", "Bring back the ambulance"},
            {"background", "It takes an hour."},
            {"field", "health"},
            {"name", "Ivan Petrov"},
            {"email", "ivan@example.org"}};
  }
  // What the mail's link leads to once the address is confirmed.
  std::string written(const std::vector<NamedValue>& entered) {
    const auto to = Portal::location(post(Actor{}, "/new/details", entered));
    REQUIRE(to.starts_with("/confirm?then="));
    const auto parked = to.substr(to.find("parked%3D") + 9);
    return "/new/letter?parked=" + parked;
  }

  Actor health, education;
};

}  // namespace

TEST_CASE("ru-president: written, confirmed, forwarded, answered", "[integration]") {
  President president;
  auto& host = president.host;
  const auto blank = president.get(Actor{}, "/new/details?action=Bring");
  CHECK(blank.page.model.at("asks_contact") == true);
  for (const auto* missing : {"name", "email", "field"}) {
    CHECK(president.post(Actor{}, "/new/details", with(President::form(), {{missing, ""}})).status == 422);
  }
  const auto wrong = president.post(Actor{}, "/new/details", with(President::form(), {{"email", "no address"}}));
  CHECK(wrong.status == 422);
  CHECK(wrong.page.model.at("form").at("background").at("value") == "It takes an hour.");
  CHECK(wrong.page.model.at("form").at("email").at("invalid") == true);

  const auto letter = president.written(President::form());
  // Nothing is filed before it is confirmed, and nobody reads it without that.
  CHECK(Portal::location(president.get(Actor{}, letter)).starts_with("/sign-in"));
  const auto ivan = host.person("ivan@example.org");
  const auto seen = president.get(ivan, letter).page.model;
  CHECK(seen.at("action") == "Bring back the ambulance");
  CHECK(seen.at("next_title") == "Forwarded");
  CHECK(boost::json::serialize(seen.at("rows")).find("Ivan Petrov") != std::string::npos);

  const auto parked = std::string(seen.at("parked").as_string());
  const auto id = president.id_after(president.post(ivan, "/new/letter", {{"parked", parked}}));
  CHECK(president.id_after(president.post(ivan, "/new/letter", {{"parked", parked}})) == id);  // pressed twice
  CHECK(president.standing(id).stage == "forwarded");
  CHECK(host.mail().back().text.find("is with Ministry of Health now") != std::string::npos);

  // Its authority sees it, another one doesn't, and nobody else.
  CHECK(president.get(president.health, "/duties/work").page.model.at("duties").as_array().size() == 1);
  CHECK(president.get(president.education, "/duties/work").page.model.at("duties").as_array().empty());
  CHECK(president.get(ivan, "/duties/work").status == 403);
  CHECK(host.get(president.health, president.path(id)).status == 200);
  CHECK(host.get(president.education, president.path(id)).status == 404);
  CHECK(host.get(Actor{}, president.path(id)).status == 404);
  const auto duty = president.path(id, "/duty/answer");
  CHECK(host.get(president.education, duty).status == 404);
  const std::vector<NamedValue> answer{
      {"summary", "It comes back."}, {"details", "From March on."}, {"responded_on", "2026-01-01"}};
  CHECK(host.post(president.education, duty + "/answer", answer).status == 404);
  CHECK(host.post(president.health, duty + "/answer", answer).status == 303);
  CHECK(president.standing(id).stage == "answered");
  host.run_jobs();
  int told = 0;
  for (const auto& mail : host.mail()) {
    told += mail.person_id == ivan.person_id && mail.text.find("It comes back.") != std::string::npos ? 1 : 0;
  }
  CHECK(told == 1);
}

TEST_CASE("ru-president: an answer that is late is shown as overdue", "[integration]") {
  President president;
  const auto letter = president.written(President::form());
  const auto ivan = president.host.person("ivan@example.org");
  const auto parked = std::string(president.get(ivan, letter).page.model.at("parked").as_string());
  president.post(ivan, "/new/letter", {{"parked", parked}});
  president.host.advance(std::chrono::hours{24 * 31});
  CHECK(president.get(president.health, "/duties/work").page.model.at("duties").at(0).at("overdue") == true);
}

TEST_CASE("ru-president: a letter that can't be dealt with is shown the way", "[integration]") {
  President president;
  const auto refused = president.post(Actor{}, "/new/details", with(President::form(), {{"field", "courts"}}));
  CHECK(refused.page.view == "petition/elsewhere");
  const auto back = std::string(refused.page.model.at("back_href").as_string());
  const auto form = president.host.get(Actor{}, back).page.model.at("form");
  CHECK(form.at("name").at("value") == "Ivan Petrov");
  CHECK(form.at("background").at("value") == "It takes an hour.");
}

TEST_CASE("ru-president: what waits too long for its confirmation is gone, and that is said", "[integration]") {
  President president;
  const auto letter = president.written(President::form());
  president.host.advance(std::chrono::hours{26});
  const auto ivan = president.host.person("ivan@example.org");
  CHECK(Portal::location(president.get(ivan, letter)) == "/letters/new");
  CHECK(president.host.take_flashes().size() == 1);
}
