#include "tests/portal.hpp"

using namespace kenes;
using kenes::advice::Portal;

TEST_CASE("a lawyer takes a question, looks at the answer and sends it once", "[integration]") {
  Portal portal;
  const auto id = portal.ask();
  CHECK(portal.question(id).at("mine") == false);
  portal.host.post(portal.lawyer, Portal::desk(id, "/claim"), {});
  CHECK(portal.question(id).at("mine") == true);
  CHECK(portal.host.post(portal.lawyer, Portal::desk(id, "/answer"), {{"answer", ""}}).status == 422);
  const auto preview = portal.host.post(portal.lawyer, Portal::desk(id, "/answer"), {{"answer", "No.\n\nNever."}});
  CHECK(preview.page.model.at("preview") == true);
  CHECK(preview.page.model.at("form").at("answer").at("value") == "No.\n\nNever.");
  CHECK(portal.host.mail().empty());

  CHECK(portal.send(portal.lawyer, id, "No.\n\nNever.").status == 303);
  CHECK(portal.send(portal.lawyer, id, "Yes.").status == 409);
  REQUIRE(portal.host.mail().size() == 1);
  const auto& mail = portal.host.mail()[0];
  CHECK(mail.address == "ivan@example.org");
  CHECK(mail.text.find("No.\n\nNever.") != std::string::npos);
  CHECK(mail.text.find("landlord") == std::string::npos);
  CHECK(portal.waiting().empty());
  CHECK(portal.waiting("?state=answered") == "1 ");
  REQUIRE(portal.host.audited().size() == 2);
  CHECK(portal.host.audited()[0].entry.action == "advice.claim");
  CHECK(portal.host.audited()[1].entry.action == "advice.answer");
}

TEST_CASE("whoever wants a text message gets one", "[integration]") {
  Portal portal;
  const auto id = portal.ask({{"way", "sms"}, {"number", "+7 701 123-45-67"}, {"email", ""}});
  CHECK(portal.question(id).at("way") == "by text message to +77011234567");
  const std::string long_answer(601, 'x');
  CHECK(portal.send(portal.lawyer, id, long_answer).status == 422);
  CHECK(portal.send(portal.lawyer, id, "No.").status == 303);
  REQUIRE(portal.host.text_messages().size() == 1);
  CHECK(portal.host.text_messages()[0].number == "+77011234567");
  CHECK(portal.host.text_messages()[0].text == "Answer to your question 1: No.");
  CHECK(portal.host.mail().empty());
}

TEST_CASE("no two lawyers answer the same question", "[integration]") {
  Portal portal;
  const auto id = portal.ask();
  portal.host.post(portal.lawyer, Portal::desk(id, "/claim"), {});
  CHECK(portal.host.post(portal.other, Portal::desk(id, "/claim"), {}).status == 409);
  CHECK(portal.send(portal.other, id, "No.").status == 409);
  REQUIRE(portal.host.audited().size() == 1);
  CHECK(portal.host.audited()[0].entry.action == "advice.claim");
  CHECK(portal.host.post(portal.other, Portal::desk(id, "/claim"), {{"take_over", "1"}}).status == 303);
  CHECK(portal.host.audited().back().entry.action == "advice.take_over");
  CHECK(portal.send(portal.lawyer, id, "No.").status == 409);
  portal.host.post(portal.other, Portal::desk(id, "/release"), {});
  CHECK(portal.host.post(portal.lawyer, Portal::desk(id, "/claim"), {}).status == 303);
  // A claim ends by itself.
  portal.host.advance(std::chrono::minutes{61});
  CHECK(portal.send(portal.other, id, "No.").status == 303);
  CHECK(portal.host.post(portal.lawyer, Portal::desk(id, "/claim"), {}).status == 409);
  CHECK(portal.send(portal.lawyer, 99, "No.").status == 404);
}

TEST_CASE("the desk shows the first due first, and what is overdue", "[integration]") {
  Portal portal;
  for (int i = 0; i < 4; ++i) portal.ask();
  CHECK(portal.waiting() == "1 2 3 ");
  CHECK(portal.waiting("?page=2") == "4 ");
  CHECK(portal.question(1).at("overdue") == false);
  portal.host.advance(std::chrono::hours{24 * 5 + 1});
  CHECK(portal.question(1).at("overdue") == true);
}

TEST_CASE("personal data is erased some time after the answer", "[integration]") {
  Portal portal;
  const auto id = portal.ask(), waiting = portal.ask();
  portal.send(portal.lawyer, id, "No.");
  portal.host.advance(std::chrono::hours{24 * 30 - 1});
  CHECK(portal.question(id).at("name") == "Ivan");
  portal.host.advance(std::chrono::hours{2});
  const auto erased = portal.question(id);
  CHECK(erased.at("erased") == true);
  for (const char* field : {"name", "text", "answer"}) CHECK(erased.at(field) == "");
  CHECK(portal.question(waiting).at("name") == "Ivan");
  const auto left = portal.host.database().read([](soci::session& sql) {
    int count = 0;
    sql << "SELECT cast(count(*) AS integer) FROM advice.question WHERE contact LIKE '%@%'", soci::into(count);
    return count;
  });
  CHECK(left == 1);
}
