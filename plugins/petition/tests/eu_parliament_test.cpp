// The petition to the European Parliament, from its first step to its last: written here, and by post.
#include <catch2/catch.hpp>

#include "tests/preset.hpp"

using namespace kenes;
using kenes::petition::test::Portal;
using kenes::petition::test::Preset;
using kenes::petition::test::repository;
using kenes::petition::test::with;

namespace {

struct Parliament : Preset {
  Parliament()
      : Preset("petitions", repository() / "config/processes/eu-parliament.toml",
               {{"authors", {{"anonymous", true}, {"groups", true}}}}),
        ann(host.person("ann@example.org")),
        moderator(host.person("moderator@example.org", {{"moderator", "service:petitions"}})),
        official(host.person("official@example.org", {{"official", "authority:petitions-committee"}})),
        registrar(host.person("registrar@example.org", {{"registrar", "service:petitions"}})) {
    ann.name = "Ann Author";
  }

  static std::vector<NamedValue> form() {
    return {
        {"action", "Clean the river"}, {"background", "It is dirty."}, {"field", "environment"}, {"declared", "yes"}};
  }
  static std::vector<NamedValue> paper() {
    return with(form(), {{"name", "Paula Post"},
                         {"postal_address", "1 Main Street, Dublin"},
                         {"received_on", "2025-12-30"},
                         {"language", "en"},
                         {"entry_key", "key-1"}});
  }
  std::int64_t submitted(const std::vector<NamedValue>& more = {}) {
    const auto id = id_after(post(ann, "/new/details", with(form(), more)));
    host.post(ann, path(id, "/submit"), {});
    return id;
  }
  int letters_to(const Actor& person, const std::string& part) {
    int found = 0;
    for (const auto& letter : host.mail()) {
      found += letter.person_id == person.person_id && (letter.subject + letter.text).find(part) != std::string::npos;
    }
    return found;
  }
  Response answer(std::int64_t id) {
    return host.post(
        official, path(id, "/duty/decision/answer"),
        {{"summary", "We asked the Commission."}, {"details", "It acts."}, {"responded_on", "2026-01-01"}});
  }

  Actor ann, moderator, official, registrar;
};

}  // namespace

TEST_CASE("eu-parliament: admissible, supported, decided, told", "[integration]") {
  Parliament parliament;
  auto& host = parliament.host;
  const auto id = parliament.submitted();
  CHECK(parliament.standing(id).stage == "admissibility");
  CHECK(parliament.standing(id).field == "environment");
  CHECK(parliament.letters_to(parliament.ann, "being checked") == 1);
  CHECK(host.get(Actor{}, parliament.path(id)).status == 404);

  parliament.decide(parliament.moderator, id, {{"outcome", "admit"}, {"note", "It is about water law."}});
  CHECK(parliament.standing(id).stage == "considered");
  CHECK(parliament.letters_to(parliament.ann, "It is about water law.") == 1);
  // The grounds are published.
  CHECK(parliament.everything_public(id).find("It is about water law.") != std::string::npos);

  // Supporters are counted; who they are is nowhere, and their number decides nothing.
  for (int i = 1; i <= 3; ++i) {
    const auto person = host.person("supporter" + std::to_string(i) + "@example.org");
    CHECK(host.post(person, parliament.path(id, "/sign"), {{"name", "Sam Supporter"}}).status == 303);
  }
  CHECK(parliament.standing(id).support_count == 3);
  CHECK(parliament.standing(id).stage == "considered");
  CHECK(parliament.everything_public(id).find("Sam Supporter") == std::string::npos);

  parliament.decide(parliament.moderator, id, {{"outcome", "decide"}, {"note", "The Commission must act."}});
  CHECK(parliament.standing(id).stage == "telling");
  CHECK(parliament.letters_to(parliament.ann, "The Commission must act.") == 1);
  CHECK(parliament.answer(id).status == 303);
  CHECK(parliament.standing(id).stage == "closed");
  host.run_jobs();
  CHECK(parliament.letters_to(parliament.ann, "We asked the Commission.") == 1);

  const auto list = host.get(Actor{}, "/petitions?field=environment").page.model;
  CHECK(list.at("total") == 1);
  CHECK(host.get(Actor{}, "/petitions?field=consumers").page.model.at("total") == 0);
  CHECK(host.get(Actor{}, "/petitions?field=union-bodies").page.model.at("field") == "union-bodies");
}

TEST_CASE("eu-parliament: an inadmissible petition is published with its grounds", "[integration]") {
  Parliament parliament;
  const auto id = parliament.submitted();
  parliament.decide(parliament.moderator, id,
                    {{"outcome", "refuse"}, {"reason", "competence"}, {"note", "Ask your council."}});
  CHECK(parliament.standing(id).stage == "inadmissible");
  const auto shown = parliament.host.get(Actor{}, parliament.path(id)).page.model;
  CHECK(shown.at("rejection").at("title") == "Outside the Union's fields of activity");
  CHECK(shown.at("rejection").at("details") == "Ask your council.");
  CHECK(parliament.letters_to(parliament.ann, "Ask your council.") == 1);
}

TEST_CASE("eu-parliament: a complaint against a body of the Union is shown the way, and nothing is lost",
          "[integration]") {
  Parliament parliament;
  CHECK(parliament.post(parliament.ann, "/new/details", with(Parliament::form(), {{"field", ""}})).status == 422);
  const auto refused =
      parliament.post(parliament.ann, "/new/details",
                      with(Parliament::form(), {{"field", "union-bodies"}, {"group", "Club"}, {"group_size", "12"}}));
  CHECK(refused.page.view == "petition/elsewhere");
  CHECK(std::string(refused.page.model.at("instead_href").as_string()).find("ombudsman") != std::string::npos);
  CHECK(refused.page.model.at("background") == "It is dirty.");
  const auto back = std::string(refused.page.model.at("back_href").as_string());
  const auto form = parliament.host.get(parliament.ann, back).page.model.at("form");
  CHECK(form.at("action").at("value") == "Clean the river");
  CHECK(form.at("group").at("value") == "Club");
  CHECK(form.at("group_size").at("value") == "12");
  CHECK(parliament.get(parliament.ann, "/mine").page.model.at("petitions").as_array().empty());
}

TEST_CASE("eu-parliament: without a name it is nowhere to be read but by those who handle it", "[integration]") {
  Parliament parliament;
  auto& host = parliament.host;
  const bool anonymous = GENERATE(true, false);
  const auto id = parliament.submitted(
      {{"anonymous", anonymous ? "yes" : ""}, {"name", ""}, {"group", "River Club"}, {"group_size", "40"}});
  parliament.decide(parliament.moderator, id, {{"outcome", "admit"}, {"note", "Yes."}});
  const auto everything = parliament.everything_public(id);
  for (const auto* secret : {"Ann Author", "River Club"}) {
    CAPTURE(secret);
    CHECK((everything.find(secret) == std::string::npos) == anonymous);
  }
  // Neither is it in what supporters are sent, nor in a cached copy: those are the pages above.
  const auto supporter = host.person("supporter@example.org");
  host.post(supporter, parliament.path(id, "/sign"), {{"name", "Sam"}, {"notify", "yes"}});
  parliament.decide(parliament.moderator, id, {{"outcome", "decide"}, {"note", "Done."}});
  parliament.answer(id);
  host.run_jobs();
  CHECK(parliament.letters_to(supporter, "We asked") == 1);
  CHECK(parliament.letters_to(supporter, "Ann Author") == 0);
  const auto staff = host.get(parliament.moderator, parliament.path(id, "/moderate")).page.model;
  CHECK(staff.at("creator_name") == "Ann Author");
  CHECK(staff.at("anonymous") == anonymous);
}

TEST_CASE("eu-parliament: a group says its name and how many it is", "[integration]") {
  Parliament parliament;
  const auto status = [&](const char* group, const char* size) {
    return parliament
        .post(parliament.ann, "/new/details", with(Parliament::form(), {{"group", group}, {"group_size", size}}))
        .status;
  };
  CHECK(status("Club", "") == 422);
  CHECK(status("Club", "1") == 422);
  CHECK(status("Club", "many") == 422);
  CHECK(status("", "12") == 422);
  CHECK(status("Club", "12") == 303);
}

TEST_CASE("eu-parliament: by post, from the envelope to the letter with the decision", "[integration]") {
  Parliament parliament;
  auto& host = parliament.host;
  CHECK(
      parliament.post(parliament.registrar, "/post/new", with(Parliament::paper(), {{"postal_address", ""}})).status ==
      422);
  const auto id = parliament.id_after(parliament.post(parliament.registrar, "/post/new", Parliament::paper()));
  // The button pressed twice, and the same letter once more.
  CHECK(parliament.id_after(parliament.post(parliament.registrar, "/post/new", Parliament::paper())) == id);
  const auto again = with(Parliament::paper(), {{"entry_key", "key-2"}, {"action", "CLEAN  the river"}});
  const auto known = parliament.post(parliament.registrar, "/post/new", again);
  CHECK(known.status == 409);
  CHECK(known.page.model.at("known_href") == boost::json::value(parliament.path("/post/" + std::to_string(id))));
  CHECK(parliament.id_after(parliament.post(parliament.registrar, "/post/new", with(again, {{"another", "yes"}}))) !=
        id);

  const auto paper = "/post/" + std::to_string(id);
  parliament.post(parliament.registrar, paper + "/submit", {});
  CHECK(parliament.standing(id).stage == "draft");
  host.put_file("petition/" + std::to_string(id) + "/scan", {.name = "letter.pdf"});
  const auto scan = parliament.get(parliament.registrar, paper).page.model.at("scans").at(0);
  CHECK(host.get(parliament.registrar, std::string(scan.at("href").as_string())).body == "content of letter.pdf");
  CHECK(host.get(parliament.ann, std::string(scan.at("href").as_string())).status == 403);
  parliament.post(parliament.registrar, paper + "/submit", {});
  CHECK(parliament.standing(id).stage == "admissibility");

  // From here on it is like any other; the petitioner is told by letter at each step.
  parliament.decide(parliament.moderator, id, {{"outcome", "admit"}, {"note", "Admissible."}});
  parliament.decide(parliament.moderator, id, {{"outcome", "decide"}, {"note", "The Commission must act."}});
  parliament.answer(id);
  CHECK(parliament.standing(id).stage == "closed");
  CHECK(parliament.everything_public(id).find("Main Street") == std::string::npos);
  for (const auto& letter : host.mail()) CHECK(letter.person_id != 0);

  const auto unsent = parliament.get(parliament.registrar, "/post").page.model.at("letters").as_array();
  REQUIRE(unsent.size() >= 4);
  std::string letters;
  for (const auto& row : unsent) {
    const auto href = std::string(row.at("href").as_string());
    const auto letter = host.get(parliament.registrar, href).page.model;
    CHECK(letter.at("postal_address") == "1 Main Street, Dublin");
    letters += letter.at("content").as_string();
    CHECK(host.post(parliament.registrar, href + "/sent", {}).status == 303);
  }
  CHECK(letters.find("We asked the Commission.") != std::string::npos);
  CHECK(letters.find("Admissible.") != std::string::npos);
  CHECK(parliament.get(parliament.registrar, "/post").page.model.at("letters").as_array().empty());

  // Who looked at the address is written down, the address is not.
  int looked = 0;
  for (const auto& entry : host.audited()) {
    looked += entry.entry.action == "petition.read_address" ? 1 : 0;
    CHECK(boost::json::serialize(entry.entry.details).find("Main") == std::string::npos);
  }
  CHECK(looked > 0);
}

TEST_CASE("eu-parliament: a registrar mends an entry until it is sent on, and an address at any time",
          "[integration]") {
  Parliament parliament;
  auto& host = parliament.host;
  const auto id = parliament.id_after(parliament.post(parliament.registrar, "/post/new", Parliament::paper()));
  const auto paper = "/post/" + std::to_string(id);
  const auto shown = parliament.get(parliament.registrar, paper + "/edit").page.model.at("form");
  CHECK(shown.at("name").at("value") == "Paula Post");
  CHECK(shown.at("postal_address").at("value") == "1 Main Street, Dublin");
  CHECK(shown.at("field").at("value") == "environment");
  CHECK(shown.at("received_on").at("value") == "2025-12-30");

  const auto changed = with(Parliament::paper(), {{"name", "Paul Post"},
                                                  {"action", "Clean the lake"},
                                                  {"field", "consumers"},
                                                  {"language", "ru"},
                                                  {"postal_address", "2 Main Street, Dublin"}});
  CHECK(parliament.post(parliament.registrar, paper + "/edit", with(changed, {{"name", ""}})).status == 422);
  CHECK(parliament.post(parliament.registrar, paper + "/edit", changed).status == 303);
  const auto now = parliament.get(parliament.registrar, paper).page.model;
  CHECK(now.at("name") == "Paul Post");
  CHECK(now.at("action") == "Clean the lake");
  CHECK(now.at("postal_address") == "2 Main Street, Dublin");
  CHECK(now.at("lang") == "ru");
  CHECK(parliament.standing(id).field == "consumers");

  // A second entry can't become the first, nor is an entry taken for itself.
  CHECK(parliament.post(parliament.registrar, paper + "/edit", changed).status == 303);
  const auto other = parliament.id_after(
      parliament.post(parliament.registrar, "/post/new", with(Parliament::paper(), {{"entry_key", "key-2"}})));
  const auto same = parliament.post(parliament.registrar, "/post/" + std::to_string(other) + "/edit", changed);
  CHECK(same.status == 409);
  CHECK(same.page.model.at("known_href") == boost::json::value(parliament.path(paper)));

  host.put_file("petition/" + std::to_string(other) + "/scan", {.name = "letter.pdf"});
  const auto entered_twice = "/post/" + std::to_string(other) + "/delete";
  CHECK(parliament.get(parliament.registrar, entered_twice).status == 200);
  CHECK(parliament.post(parliament.registrar, entered_twice, {}).status == 303);
  CHECK(parliament.get(parliament.registrar, "/post/" + std::to_string(other)).status == 404);

  host.put_file("petition/" + std::to_string(id) + "/scan", {.name = "letter.pdf"});
  parliament.post(parliament.registrar, paper + "/submit", {});
  for (const auto* rest : {"/edit", "/delete"}) {
    CAPTURE(rest);
    CHECK(parliament.get(parliament.registrar, paper + rest).status == 409);
    CHECK(parliament.post(parliament.registrar, paper + rest, with(changed, {{"action", "Clean the sea"}})).status ==
          409);
    CHECK(parliament.get(parliament.moderator, paper + rest).status == 403);
  }
  CHECK(parliament.get(parliament.registrar, paper).page.model.at("action") == "Clean the lake");
  CHECK(parliament.post(parliament.registrar, paper + "/address", {{"postal_address", ""}}).status == 422);
  CHECK(parliament.post(parliament.registrar, paper + "/address", {{"postal_address", "3 Main Street"}}).status == 303);
  const auto letter = parliament.get(parliament.registrar, "/post").page.model.at("letters").at(0);
  CHECK(host.get(parliament.registrar, std::string(letter.at("href").as_string())).page.model.at("postal_address") ==
        "3 Main Street");
  int mended = 0;
  for (const auto& entry : host.audited()) mended += entry.entry.action == "petition.correct_address" ? 1 : 0;
  CHECK(mended == 1);
}

TEST_CASE("eu-parliament: a petitioner by post who gives an e-mail address is told there", "[integration]") {
  Parliament parliament;
  const auto id = parliament.id_after(
      parliament.post(parliament.registrar, "/post/new", with(Parliament::paper(), {{"email", "paula@example.org"}})));
  parliament.host.put_file("petition/" + std::to_string(id) + "/scan", {.name = "letter.pdf"});
  parliament.post(parliament.registrar, "/post/" + std::to_string(id) + "/submit", {});
  REQUIRE_FALSE(parliament.host.mail().empty());
  CHECK(parliament.host.mail().back().address == "paula@example.org");
  CHECK(parliament.get(parliament.registrar, "/post").page.model.at("letters").as_array().empty());
}
