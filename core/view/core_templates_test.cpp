// The host's own templates: they load, hold what their model holds, and miss nothing.
#include <catch2/catch.hpp>

#include "kenes/plot.hpp"
#include "view/engine.hpp"
#include "view/test_support.hpp"

using namespace kenes;
using kenes::view::Engine;
using kenes::view::testing::FakeWords;
using kenes::view::testing::Folder;

namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

json::object globals() {
  return {{"portal", {{"name", "Kenes"}, {"tagline", "Your say"}, {"logo", ""}, {"source", ""}}},
          {"language", "en"},
          {"languages",
           {{{"code", "en"}, {"name", "English"}, {"current", true}, {"href", "/?lang=en"}},
            {{"code", "kk"}, {"name", "Қазақша"}, {"current", false}, {"href", "/?lang=kk"}}}},
          {"actor", {{"signed_in", false}, {"name", ""}, {"email", ""}}},
          {"csrf", "token"},
          {"flash", {{{"kind", "success"}, {"text", "Saved & sent"}}}},
          {"navigation", {{{"href", "/petitions"}, {"title", "Petitions"}, {"current", true}}}},
          {"staff_navigation", json::array{}},
          {"path", "/petitions"},
          {"target", "%2Fpetitions%3Fq%3Da%20b"},
          {"assets", {{"css", "/a.css"}, {"js", "/a.js"}}},
          {"request_id", "r-1"},
          {"demonstration", false},
          {"title", "T"}};
}

// Renders `source` as a page of a plugin with the host's templates around it.
std::string shown(const std::string& source, const json::object& model) {
  Folder folder;
  folder.write("p/templates/page.html", source);
  auto options = folder.options();
  options.sources[0].folder = fs::path(KENES_SOURCE_DIR) / "core/templates";
  return Engine(std::move(options)).render("p/page", "en", model, globals());
}

bool holds(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the frame holds language, title, navigation, flash and a way past them") {
  const auto html = shown("<p>body</p>", {});
  CHECK(holds(html, "<html lang=\"en\""));
  CHECK(holds(html, "<title>T – Kenes</title>"));
  CHECK(holds(html, "href=\"#main-content\""));
  CHECK(holds(html, "aria-current=\"true\">Petitions</a>"));
  CHECK(holds(html, "Saved &amp; sent"));
  CHECK(holds(html, "href=\"/sign-in?then=%2Fpetitions%3Fq%3Da%20b\""));
  CHECK_FALSE(holds(html, "Back office"));
  CHECK_FALSE(holds(html, "demonstration"));
  CHECK_FALSE(holds(html, " style="));
}

TEST_CASE("every error page says what to do next and carries the number of the request") {
  for (const char* code : {"bad_request", "forbidden", "expired_form", "not_found", "conflict", "too_many",
                           "server_error", "unavailable"}) {
    const auto html = shown("{{>core/error}}", {{code, true}, {"message", ""}});
    INFO(code);
    CHECK(holds(html, "<h1 "));
    CHECK(holds(html, "r-1"));
    CHECK(holds(html, "Go to the start page"));
  }
  CHECK(holds(shown("{{>core/error}}", {{"conflict", true}, {"message", "Already <signed>"}, {"then", "/petitions/7"}}),
              "Already &lt;signed&gt;"));
}

TEST_CASE("fields show what was entered, tied to hint and error") {
  const json::object form{
      {"form",
       {{"title", {{"id", "title"}, {"value", "a \"b\""}, {"error", "Too long"}, {"invalid", true}}},
        {"agree", {{"id", "agree"}, {"value", ""}, {"error", ""}, {"invalid", false}}},
        {"invalid", true},
        {"errors", {{{"field", "title"}, {"message", "Too long"}}}}}},
      {"hint", "outer"},
      {"name", "outer"}};
  const auto html =
      shown(R"({{#form}}{{>core/error_summary}}{{#title}}{{>core/field/input label=_"Title" hint=_"Short"}}{{/title}}
{{#agree}}{{>core/field/checkbox label=_"I agree"}}{{/agree}}{{/form}})",
            form);
  CHECK(holds(html, "<title>Error: T – Kenes</title>"));
  CHECK(holds(html, "<a href=\"#title\">Too long</a>"));
  CHECK(holds(
      html,
      R"(id="title" name="title" type="text" value="a &quot;b&quot;" aria-invalid="true" aria-describedby="title-hint title-error")"));
  CHECK(holds(html, R"(name="agree" type="checkbox" value="1">)"));
  CHECK_FALSE(holds(html, "outer"));
}

TEST_CASE("a textarea counts characters and keeps its lines") {
  const auto html = shown(R"({{#f}}{{>core/field/textarea label=_"Text" max="300"}}{{/f}})",
                          {{"f", {{"id", "text"}, {"value", "\nа\nб"}, {"error", ""}}}});
  CHECK(holds(html, "data-maxlength=\"300\""));
  CHECK(holds(html, "aria-describedby=\"text-info\">\n\nа\nб</textarea>"));
  CHECK(holds(html, "You can enter up to 300 characters"));
  CHECK(holds(html, "data-i18n.characters-under-limit.few=\"Characters left: %&#123;count&#125;\""));
}

TEST_CASE("choices mark what was chosen") {
  const json::object model{
      {"f", {{"id", "topic"}, {"value", "b"}, {"error", "Choose"}}},
      {"list", {{{"value", "a"}, {"text", "A"}}, {{"value", "b"}, {"text", "B"}, {"selected", true}}}}};
  CHECK(holds(shown(R"({{#f}}{{>core/field/select label=_"Topic" options=list none=_"Any"}}{{/f}})", model),
              "<option value=\"b\" selected >B</option>"));
  CHECK(holds(shown(R"({{#f}}{{>core/field/radios label=_"Topic" options=list}}{{/f}})", model),
              R"(id="topic-b" name="topic" type="radio" value="b" checked >)"));
}

TEST_CASE("buttons are buttons or links") {
  CHECK(holds(shown(R"({{>core/button text=_"Go"}})", {{"href", "/outer"}}), "<button type=\"submit\""));
  CHECK(holds(shown(R"({{>core/button text=_"Go" href="/x"}})", {}), "<a href=\"/x\" role=\"button\""));
}

TEST_CASE("numbers are drawn, and said as text") {
  const json::object model{{"count", 12'345},
                           {"thresholds",
                            {{{"supporters", 10'000}, {"duty", "An answer"}, {"reached", true}},
                             {{"supporters", 100'000}, {"duty", "A debate"}, {"reached", false}}}},
                           {"places", {{"rows", {{{"name", "Bath"}, {"count", 40}, {"max", 80}}}}}},
                           {"line", plot({{from_micros(0), 1}, {from_micros(86'400'000'000), 5}})},
                           {"none", nullptr}};
  const auto html = shown(
      R"({{>core/progress label=_"Signatures"}}{{#places}}{{>core/bars title=_"By place" head=_"Place"}}{{/places}}
{{>core/plot title=_"Over time" plot=line}}{{>core/plot title=_"Nothing" plot=none}})",
      model);
  CHECK(holds(html, "10,000 reached: An answer"));
  CHECK(holds(html, R"(<progress max="100000" value="12345" aria-label="A debate">)"));
  CHECK(holds(html, R"(viewBox="0 0 80 1")"));
  CHECK(holds(html, R"(<rect width="40" height="1"/>)"));
  CHECK(holds(html, "From 1 on date:1970-01-01 to 5 on date:1970-01-02"));
  CHECK(holds(html, R"(d="M0 180.8L640 24")"));
  CHECK_FALSE(holds(html, "Nothing"));
  CHECK_FALSE(holds(html, " style="));
}

TEST_CASE("paging, timelines and summaries") {
  const json::object model{
      {"pages", {{"page", 2}, {"last", 3}, {"previous", "/p"}, {"next", nullptr}}},
      {"one", {{"page", 1}, {"last", 1}, {"previous", nullptr}, {"next", nullptr}}},
      {"timeline",
       {{{"at", "2026-01-01T00:00:00Z"}, {"text", "Opened"}, {"detail", ""}},
        {{"at", "2026-02-01T00:00:00Z"}, {"text", "Answer"}, {"state", "overdue"}}}},
      {"rows", {{{"key", "Title"}, {"value", "a<b"}, {"href", "/e"}}, {{"key", "Text"}, {"text", "x\n\ny"}}}}};
  const auto html = shown(
      "{{#pages}}{{>core/pagination}}{{/pages}}{{#one}}{{>core/pagination}}{{/one}}{{>core/timeline}}{{>core/"
      "summary_list}}",
      model);
  CHECK(holds(html, "Page 2 of 3"));
  CHECK_FALSE(holds(html, "Page 1 of 1"));
  CHECK_FALSE(holds(html, "Next page"));
  CHECK(holds(html, "class=\"kn-timeline__overdue\""));
  CHECK(holds(html, "a&lt;b"));
  CHECK(holds(html, "<p class=\"govuk-body\">x</p>"));
}

TEST_CASE("the pages of signing in carry along where to go") {
  const json::object form{{"email", {{"id", "email"}, {"value", "a@b"}, {"error", ""}}},
                          {"code", {{"id", "code"}, {"value", ""}, {"error", ""}}}};
  const auto html = shown("{{>core/sign_in}}", {{"form", form}, {"then", "/petitions/7/sign"}, {"why", "To sign"}});
  CHECK(holds(html, R"(name="then" value="/petitions/7/sign")"));
  CHECK(holds(html, R"(autocomplete="email")"));
  CHECK_FALSE(holds(html, "mailbox"));
  CHECK(holds(shown("{{>core/sign_in_code}}", {{"form", form}, {"then", ""}, {"email", "a@b"}}),
              "We have sent a code to a@b."));
  const json::object account{{"name", {{"id", "name"}, {"name", "name"}, {"value", "Ann"}}},
                             {"language", {{"id", "language"}, {"name", "language"}, {"value", "en"}}}};
  CHECK(holds(shown("{{>core/account}}", {{"form", account}}), R"(action="/sign-out")"));
  CHECK(holds(shown("{{>core/signed_out}}", {}), "You have signed out"));
  CHECK(holds(shown("{{>core/accessibility}}", {}), "WCAG"));
}
