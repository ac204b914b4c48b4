#include "tests/portal.hpp"

using namespace kenes;
using kenes::feedback::Portal;

TEST_CASE("only operators and administrators answer", "[integration]") {
  Portal portal;
  const auto path = portal.give(portal.nobody, {{"text", "x"}});
  const std::vector<NamedValue> form{{"answer", "y"}, {"version", "0"}};
  CHECK(portal.host.post(portal.nobody, path + "/answer", form).status == 303);
  CHECK(portal.host.post(portal.ann, path + "/answer", form).status == 403);
  CHECK(portal.model(path).at("answer") == "");
  CHECK(portal.host.post(portal.host.person("root@example.org", {{"administrator", ""}}), path + "/answer", form)
            .status == 303);
  CHECK(portal.model(path).at("answer") == "y");
}

TEST_CASE("whoever asked for it is told of the answer, once, and the address is forgotten", "[integration]") {
  Portal portal;
  const auto path = portal.give(portal.nobody, {{"text", "Larger letters"}, {"email", "bob@example.org"}});
  portal.host.advance(std::chrono::hours{48});
  CHECK(portal.answer(path, "Done.").status == 303);
  CHECK(portal.answer(path, "Done, for all pages.", 1).status == 303);
  REQUIRE(portal.host.mail().size() == 1);
  const auto& mail = portal.host.mail()[0];
  CHECK(mail.address == "bob@example.org");
  CHECK(mail.text.find("Done.") != std::string::npos);
  CHECK(mail.text.find("https://kenes.test/feedback/1") != std::string::npos);
  CHECK(mail.text.find("Larger letters") == std::string::npos);

  const auto kept = portal.host.database().read([](soci::session& sql) {
    int count = 0;
    sql << "SELECT cast(count(*) as integer) FROM feedback.entry WHERE email IS NOT NULL OR person_id IS NOT NULL",
        soci::into(count);
    return count;
  });
  CHECK(kept == 0);
  const auto entry = portal.model(path);
  CHECK(entry.at("answer") == "Done, for all pages.");
  CHECK(entry.at("answered_at") == "2026-01-03T12:00:00.000Z");
  CHECK(entry.at("edited_at") == "2026-01-03T12:00:00.000Z");
}

TEST_CASE("the signed-in are told only if they ticked it", "[integration]") {
  Portal portal;
  portal.answer(portal.give(portal.ann, {{"text", "x"}, {"email", "other@example.org"}}), "No.");
  CHECK(portal.host.mail().empty());
  portal.answer(portal.give(portal.ann, {{"text", "x"}, {"notify", "1"}}), "Yes.");
  REQUIRE(portal.host.mail().size() == 1);
  CHECK(portal.host.mail()[0].person_id == portal.ann.person_id);
}

TEST_CASE("two operators don't overwrite each other", "[integration]") {
  Portal portal;
  const auto path = portal.give(portal.nobody, {{"text", "x"}});
  CHECK(portal.answer(path, "First").status == 303);
  CHECK(portal.answer(path, "Second", 0).status == 409);
  CHECK(portal.model(path).at("answer") == "First");
  // The same answer again is no conflict: a retry, or a second click.
  CHECK(portal.answer(path, "First", 0).status == 303);
  CHECK(portal.host.audited().size() == 1);
  CHECK(portal.answer(path, "").status == 422);
  CHECK(portal.answer("/feedback/99", "x").status == 404);
}

TEST_CASE("every deed of an operator is audited, without personal data", "[integration]") {
  Portal portal;
  const auto path = portal.give(portal.nobody, {{"text", "x"}, {"email", "bob@example.org"}});
  portal.answer(path, "A");
  portal.answer(path, "B", 1);
  const auto& audited = portal.host.audited();
  REQUIRE(audited.size() == 2);
  CHECK(audited[0].entry.action == "feedback.answer");
  CHECK(audited[0].entry.person_id == portal.operator_.person_id);
  CHECK(audited[0].entry.subject == "feedback:1");
  CHECK(audited[1].entry.action == "feedback.edit_answer");
}
