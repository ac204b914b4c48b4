#include "kenes/call.hpp"

#include <catch2/catch.hpp>

using namespace kenes;

TEST_CASE("a redirect stays in the portal") {
  const auto response = redirect("/petitions/7?page=2#signatures");
  CHECK(response.status == 303);
  REQUIRE(response.headers.size() == 1);
  CHECK(response.headers[0].name == "location");
  CHECK(response.headers[0].value == "/petitions/7?page=2#signatures");
  CHECK_NOTHROW(redirect("/"));

  const auto bad =
      GENERATE(as<std::string>{}, "", "petitions", "//evil.example", "/\\evil.example", "https://evil.example",
               "/\t/evil.example", "/a\r\nSet-Cookie: x=1", "javascript:alert(1)", "/a b", "/a\\b");
  CAPTURE(bad);
  CHECK_THROWS_AS(redirect(bad), std::invalid_argument);
}

TEST_CASE("answers carry their status and model") {
  const auto shown = page("petition/show", {{"id", 7}}, 422);
  CHECK(shown.status == 422);
  CHECK(shown.page.view == "petition/show");
  CHECK(shown.page.model.at("id") == 7);
  CHECK(json({{"a", 1}}, 201).body == R"({"a":1})");
  CHECK(json({{"a", 1}}, 201).content_type == "application/json; charset=utf-8");
  CHECK(text("x", "text/plain").body == "x");
}

TEST_CASE("what went wrong is a page of the host") {
  const auto response = conflict("Somebody else was faster");
  CHECK(response.status == 409);
  CHECK(response.page.view == "core/error");
  CHECK(response.page.model ==
        boost::json::object{{"status", 409}, {"code", "conflict"}, {"message", "Somebody else was faster"}});
  CHECK(response.page.html_only.at("conflict") == true);
  CHECK(response.page.html_only.at("not_found") == false);
  CHECK(not_found().status == 404);
  CHECK(forbidden().status == 403);
  CHECK(bad_request("x").status == 400);
}
