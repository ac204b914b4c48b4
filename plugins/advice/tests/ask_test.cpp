#include "tests/portal.hpp"

using namespace kenes;
using kenes::advice::Portal;

TEST_CASE("anyone asks and gets a number; nobody else sees the question", "[integration]") {
  Portal portal;
  const auto home = portal.host.get(portal.nobody, "/advice").page.model;
  CHECK(home.at("telephones").at(0).at("dialled") == "+74950000000");
  CHECK(home.at("telephones").at(0).at("hours") == "9 to 17");

  const auto sent = portal.host.post(portal.nobody, "/advice/ask", Portal::form());
  const auto receipt = portal.host.get(portal.nobody, sent.headers.at(0).value);
  CHECK(receipt.page.model.at("number") == 1);
  CHECK(receipt.page.model.at("due_at") == "2026-01-06T12:00:00.000Z");
  CHECK(boost::json::serialize(receipt.page.model).find("landlord") == std::string::npos);
  CHECK(portal.host.get(portal.nobody, "/advice/receipt/other").status == 404);
  CHECK(portal.host.get(portal.nobody, "/advice/desk").status == 303);
  CHECK(portal.host.get(portal.ann, "/advice/desk").status == 403);
  CHECK(portal.host.get(portal.ann, Portal::desk(1)).status == 403);
  CHECK(portal.waiting() == "1 ");
}

TEST_CASE("what is wrong is said at its field, and nothing entered is lost", "[integration]") {
  Portal portal;
  const auto answer = portal.host.post(
      portal.nobody, "/advice/ask",
      {{"name", ""}, {"topic", "x"}, {"text", "Why?"}, {"way", "email"}, {"email", "ivan@"}, {"once", "t"}});
  CHECK(answer.status == 422);
  const auto& form = answer.page.model.at("form").as_object();
  CHECK(form.at("errors").as_array().size() == 4);
  CHECK(form.at("name").at("error") == "Enter your name");
  CHECK(form.at("topic").at("error") == "Choose a topic");
  CHECK(form.at("email").at("value") == "ivan@");
  CHECK(form.at("text").at("value") == "Why?");
  CHECK(form.at("consent").at("invalid") == true);
  CHECK(portal.host.post(portal.nobody, "/advice/ask", Portal::form({{"way", "sms"}, {"number", "12"}}))
            .page.model.at("form")
            .at("number")
            .at("error") == "Enter the number of a mobile telephone, with its country code");
  CHECK(portal.host.post(portal.nobody, "/advice/ask", Portal::form({{"way", "sms"}, {"number", "+999 1234567"}}))
            .page.model.at("form")
            .at("number")
            .at("error") ==
        "We send no text messages to numbers of this country. Choose another way to get the answer.");
  CHECK(portal.host.post(portal.nobody, "/advice/ask", Portal::form({{"text", std::string(3001, 'x')}})).status == 422);
  CHECK(portal.host.post(portal.nobody, "/advice/ask", Portal::form({{"once", ""}})).status == 400);
  CHECK(portal.waiting().empty());
}

TEST_CASE("a form that is sent twice is one question, and programs are not heard", "[integration]") {
  Portal portal;
  const auto form = Portal::form();
  CHECK(portal.host.post(portal.nobody, "/advice/ask", form).headers.at(0).value ==
        portal.host.post(portal.nobody, "/advice/ask", form).headers.at(0).value);
  CHECK(portal.host.post(portal.nobody, "/advice/ask", Portal::form({{"website", "https://spam.example"}})).status ==
        303);
  CHECK(portal.waiting() == "1 ");
}

TEST_CASE("the form knows who is signed in", "[integration]") {
  Portal portal;
  const auto form = portal.host.get(portal.ann, "/advice/ask").page.model;
  CHECK(form.at("form").at("email").at("value") == "ann@example.org");
  CHECK(form.at("by_sms") == true);
  CHECK(form.at("consent_text").as_string().find("30 days") != std::string::npos);
}
