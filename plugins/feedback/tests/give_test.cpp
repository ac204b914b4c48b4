#include "tests/portal.hpp"

using namespace kenes;
using kenes::feedback::Portal;

TEST_CASE("anyone says what to improve, and everyone can read it", "[integration]") {
  Portal portal;
  const auto path = portal.give(portal.nobody, {{"text", "  Larger\r\nletters "}, {"page", "/petitions"}});
  CHECK(path == "/feedback/1");
  const auto entry = portal.model(path);
  CHECK(entry.at("text") == "Larger\nletters");
  CHECK(entry.at("page_href") == "/petitions");
  CHECK(entry.at("created_at") == "2026-01-01T12:00:00.000Z");
  CHECK(entry.at("answered_at").is_null());
  CHECK(portal.model("/feedback").at("entries").as_array().size() == 1);
  CHECK(portal.host.get(portal.nobody, "/feedback/1.json").body.find("example.org") == std::string::npos);
}

TEST_CASE("only paths of the portal become links", "[integration]") {
  Portal portal;
  const auto page =
      GENERATE(as<std::string>{}, "//evil.example", "https://example.org/x", "javascript:alert(1)", "start page");
  CAPTURE(page);
  const auto entry = portal.model(portal.give(portal.nobody, {{"text", "x"}, {"page", page}}));
  CHECK(entry.at("page").as_string() == page);
  CHECK(entry.at("page_href") == "");
}

TEST_CASE("a form that is sent twice is one entry", "[integration]") {
  Portal portal;
  const auto once = portal.host.get(portal.nobody, "/feedback/new").page.model.at("once").as_string();
  REQUIRE_FALSE(once.empty());
  const std::vector<NamedValue> form{{"text", "x"}, {"once", std::string(once)}};
  const auto first = portal.host.post(portal.nobody, "/feedback/new", form);
  const auto second = portal.host.post(portal.nobody, "/feedback/new", form);
  CHECK(first.headers.at(0).value == second.headers.at(0).value);
  CHECK(portal.model("/feedback").at("entries").as_array().size() == 1);
}

TEST_CASE("what is wrong is said at its field, and nothing entered is lost", "[integration]") {
  Portal portal;
  const auto answer = portal.host.post(portal.nobody, "/feedback/new",
                                       {{"text", ""}, {"page", "/x"}, {"email", "ann@"}, {"once", "t"}});
  CHECK(answer.status == 422);
  const auto& form = answer.page.model.at("form").as_object();
  CHECK(form.at("errors").as_array().size() == 2);
  CHECK(form.at("text").at("error") == "Enter what we should improve");
  CHECK(form.at("email").at("value") == "ann@");
  CHECK(form.at("page").at("value") == "/x");
  CHECK(form.at("notify").at("value") == "");

  const std::string long_text(2001, 'x');
  CHECK(portal.host.post(portal.nobody, "/feedback/new", {{"text", long_text}, {"once", "t"}})
            .page.model.at("form")
            .at("text")
            .at("error") == "Write no more than 2,000 characters; you have written 2,001");
  CHECK(portal.host.post(portal.nobody, "/feedback/new", {{"text", "x"}}).status == 400);
}

TEST_CASE("a program that fills in the hidden field is thanked and not heard", "[integration]") {
  Portal portal;
  CHECK(portal.give(portal.nobody, {{"text", "Buy"}, {"website", "https://spam.example"}}) == "/feedback");
  CHECK(portal.model("/feedback").at("entries").as_array().empty());
}

TEST_CASE("the page it is about comes with the link", "[integration]") {
  Portal portal;
  const auto form = portal.host.get(portal.nobody, "/feedback/new?page=%2Fpetitions%2F7").page.model.at("form");
  CHECK(form.at("page").at("value") == "/petitions/7");
}
