#include <catch2/catch.hpp>

#include "faults.hpp"

using namespace kenes::testing;

namespace {

Faults faults_of(const std::string& markup) {
  Faults faults;
  check_markup("t.html", markup, faults);
  return faults;
}

}  // namespace

TEST_CASE("a form that posts carries the token") {
  CHECK(faults_of("<form method=\"post\">{{>core/field/csrf}}</form>").empty());
  CHECK(faults_of("<form method=\"post\"><input type=\"hidden\" name=\"csrf\" value=\"{{csrf}}\"></form>").empty());
  CHECK(faults_of("<form method=\"get\"></form>").empty());
  CHECK(faults_of("<p></p>\n<form action=\"/x\" method=\"post\">\n</form>{{>core/field/csrf}}") ==
        Faults{"t.html:2: this form posts without {{>core/field/csrf}}"});
}

TEST_CASE("what the content security policy forbids is found") {
  const auto bad = GENERATE(as<std::string>{}, "<p style=\"color:red\">", "<P\nSTYLE = 'x'>", "<a onclick=\"x()\">",
                            "<script>x()</script>", "<style>p{}</style>", "<a href=\"javascript:x()\">");
  CAPTURE(bad);
  CHECK(faults_of(bad).size() == 1);
}

TEST_CASE("what it allows is not") {
  const auto good = GENERATE(as<std::string>{}, "<script src=\"/x.js\"></script>", "<p class=\"style\">on = off</p>",
                             "{{!-- <p style=\"x\"> --}}<p data-online=\"1\">");
  CAPTURE(good);
  CHECK(faults_of(good).empty());
}

TEST_CASE("descriptors are checked") {
  const auto create = []() -> kenes::Plugin* { return nullptr; };
  Faults faults;
  check_descriptor(
      {.abi = "", .id = "notes", .version = "1.0.0-rc.1", .depends_on = "", .title = "Notes", .create = create},
      faults);
  CHECK(faults.empty());
  check_descriptor({.abi = "", .id = "Notes", .version = "1", .depends_on = "a,b", .title = "", .create = nullptr},
                   faults);
  CHECK(faults.size() == 5);
}

TEST_CASE("declarations are checked") {
  FakeRegistrar declared("notes");
  declared.settings({{.name = "a", .description = "x", .fields = {{.name = "b"}}}});
  declared.staff_page("/queue", "Queue", {"editor"});
  declared.route(
      {kenes::Method::post, "/new", kenes::Access::anyone(), [](kenes::Call&) { return kenes::not_found(); }});
  Faults faults;
  check_declaration(declared, faults);
  CHECK(faults == Faults{"setting 'a.b' has no description", "staff page \"/queue\" has no GET route",
                         "route \"/new\" changes something for anyone without per_minute"});
}
