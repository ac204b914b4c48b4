#include "view/engine.hpp"

#include <catch2/catch.hpp>

#include <thread>

#include "view/test_support.hpp"

using namespace kenes;
using kenes::view::Engine;
using kenes::view::Missing;
using kenes::view::testing::Folder;

namespace {

namespace json = boost::json;

std::string shown(const std::string& source, const json::object& model, std::string_view language = "en",
                  const json::object& globals = {}) {
  Folder folder;
  folder.write("p/templates/page.html", source);
  return Engine(folder.options()).render("p/page", language, model, globals);
}

}  // namespace

TEST_CASE("values are found in the model, then in the globals, and paths walk into objects") {
  CHECK(shown("{{a}} {{b}} {{o.x}}", {{"a", 1}, {"o", {{"x", "y"}}}}, "en", {{"a", 2}, {"b", true}}) == "[1 true y]");
  CHECK(shown("{{n}}|{{f}}|{{nothing}}", {{"n", -7}, {"f", 1.5}, {"nothing", nullptr}}) == "[-7|1.5|]");
}

TEST_CASE("sections repeat arrays, enter objects, and show what is true") {
  const json::object model{
      {"list", {{{"v", 1}}, {{"v", 2}}}}, {"words", {"a", "b"}}, {"o", {{"v", "in"}}}, {"v", "out"},
      {"empty", json::array{}},           {"zero", 0},           {"text", "t"},        {"none", ""}};
  CHECK(shown("{{#list}}({{v}}){{/list}}{{v}}", model) == "[(1)(2)out]");
  CHECK(shown("{{#words}}{{.}},{{/words}}", model) == "[a,b,]");
  CHECK(shown("{{#o}}{{v}}{{/o}}{{^o}}no{{/o}}", model) == "[in]");
  CHECK(shown("{{#empty}}x{{/empty}}{{^empty}}none{{/empty}}", model) == "[none]");
  CHECK(
      shown(
          "{{#zero}}x{{/zero}}{{^zero}}0{{/zero}}{{#text}}{{text}}{{/text}}{{^none}}-{{/none}}{{#absent}}x{{/absent}}",
          model) == "[0t-]");
}

TEST_CASE("a question shows its part once, without entering the value") {
  const json::object model{
      {"list", {{{"v", 1}}, {{"v", 2}}}}, {"o", {{"v", 3}}}, {"v", "out"}, {"empty", json::array{}}};
  CHECK(shown("{{?list}}<ul>{{#list}}{{v}}{{/list}}</ul>{{/list}}{{?o}}{{v}}{{/o}}{{?empty}}x{{/empty}}{{?no}}x{{/no}}",
              model) == "[<ul>12</ul>out]");
}

TEST_CASE("words are translated when the page is compiled, with values escaped") {
  const json::object model{{"name", "<i>Ann</i>"}};
  CHECK(shown(R"({{_ "Signed by {name}"}})", model) == "[Signed by &lt;i&gt;Ann&lt;/i&gt;]");
  CHECK(shown(R"({{_ "Signed by {name}"}})", model, "kk") == "[&lt;i&gt;Ann&lt;/i&gt; қол қойды]");
  CHECK(shown(R"(<a title="{{_ "Tags & <b>"}}">x</a>)", model, "kk") ==
        "[<a title=\"&quot;Белгілер&quot; &amp; &lt;script&gt;\">x</a>]");
}

TEST_CASE("plurals choose by the model's number") {
  const std::string source = R"({{_n "{count} signature" "{count} signatures" n}})";
  CHECK(shown(source, {{"n", 1}}) == "[1 signature]");
  CHECK(shown(source, {{"n", 6078985}}) == "[6,078,985 signatures]");
  CHECK(shown(source, {{"n", 12}}, "kk") == "[12 қол]");
  CHECK(shown(R"({{_n "{count} by {who}" "{count} by {who}" n}})", {{"n", 2}, {"who", "<b>"}}) == "[2 by &lt;b&gt;]");
}

TEST_CASE("formats belong to the language") {
  const json::object model{{"n", 1234567}, {"at", "2015-07-20T14:12:50.460Z"}, {"q", "a b&c/ж"}, {"part", 0.25}};
  CHECK(shown("{{n|bytes}} {{kind|filetype}}", {{"n", 1'499'999}, {"kind", "application/pdf"}}) == "[1.5 MB PDF]");
  CHECK(shown("{{n|number}} {{part|percent}}", model) == "[1,234,567 25%]");
  CHECK(shown("{{at|date}} {{at|datetime}}", model) == "[date:2015-07-20 time:2015-07-20T14:12:50.460Z]");
  CHECK(shown("<time datetime=\"{{at|iso}}\">x</time>", model) ==
        "[<time datetime=\"2015-07-20T14:12:50.460Z\">x</time>]");
  CHECK(shown("<a href=\"/s?q={{q|query}}\">x</a>", model) == "[<a href=\"/s?q=a%20b%26c%2F%D0%B6\">x</a>]");
  CHECK_THROWS_WITH(shown("{{q|number}}", model), Catch::Contains("page.html:1") && Catch::Contains("'q'"));
}

TEST_CASE("includes see what their place sees, and what is passed to them") {
  Folder folder;
  folder.write("p/templates/part.html", "{{label}}:{{#options}}{{.}}={{v}};{{/options}}{{#required}}!{{/required}}");
  folder.write(
      "p/templates/page.html",
      R"({{#o}}{{>p/part label=_"Title" options=list required="yes"}}{{/o}} {{>p/part label=_"Signed by {name}" options=list}})");
  const json::object model{{"o", {{"v", 1}}}, {"v", 2}, {"list", {"a"}}, {"name", "<x>"}, {"label", "wrong"}};
  const Engine engine(folder.options());
  CHECK(engine.render("p/page", "en", model, {}) == "[Title:a=1;! Signed by &lt;x&gt;:a=2;]");
  CHECK(engine.render("p/page", "kk", model, {}) == "[Тақырып:a=1;! &lt;x&gt; қол қойды:a=2;]");
}

TEST_CASE("an include may say what it takes, and sees nothing else of that name further out") {
  Folder folder;
  folder.write("p/templates/field.html", "{{%TAKES id name}}\n{{id}}{{?name}}={{name}}{{/name}};{{other}}");
  folder.write("p/templates/button.html", "{{%ARGUMENTS text href}}({{text}}{{?href}} {{href}}{{/href}})");
  folder.write("p/templates/page.html", R"({{#o}}{{>p/field}} {{>p/field name="n"}} {{>p/button text=id}}{{/o}})");
  const json::object model{{"o", {{"id", "i"}, {"href", "/x"}}}, {"name", "outer"}, {"other", 1}};
  CHECK(Engine(folder.options()).render("p/page", "en", model, {}) == "[i;1 i=n;1 (i)]");
  folder.write("p/templates/list.html",
               "{{%TAKES rows}}\n{{%ELEMENTS text}}\n{{#rows}}{{?text}}{{text}}{{/text}}{{^text}}-{{/text}}{{/rows}}");
  folder.write("p/templates/page.html", "{{>p/list}}");
  CHECK(Engine(folder.options())
            .render("p/page", "en", {{"text", "outer"}, {"rows", {{{"text", "a"}}, {{"x", 1}}}}}, {}) == "[a-]");
  folder.write("p/templates/page.html", R"({{>p/button txt="a"}})");
  CHECK_THROWS_WITH(Engine(folder.options()),
                    Catch::Contains("'p/button' takes no 'txt'") && Catch::Contains("did you mean 'text'?"));
}

TEST_CASE("layouts nest, and a page may do without") {
  Folder folder;
  folder.write("core/templates/layout_wide.html", "{{%LAYOUT core/layout}}<b>{{>content}}</b>");
  folder.write("p/templates/page.html", "{{%LAYOUT core/layout_wide}}x");
  folder.write("p/templates/bare.html", "{{%LAYOUT none}}y");
  const Engine engine(folder.options());
  CHECK(engine.render("p/page", "en", {}, {}) == "[<b>x</b>]");
  CHECK(engine.render("p/bare", "en", {}, {}) == "y");
  CHECK(engine.has("p/page"));
  CHECK_FALSE(engine.has("core/layout"));
  CHECK_THROWS_AS(engine.render("p/absent", "en", {}, {}), std::out_of_range);
}

TEST_CASE("a country's overlay wins") {
  Folder folder;
  folder.write("p/templates/part.html", "ours");
  folder.write("p/templates/page.html", "{{>p/part}}");
  folder.write("land/templates/p/part.html", "theirs");
  CHECK(Engine(folder.options()).render("p/page", "en", {}, {}) == "[theirs]");
}

TEST_CASE("a missing value is an error in tests and empty in production") {
  Folder folder;
  folder.write("p/templates/page.html", "a\n{{b}}{{#x}}{{y}}{{/x}}");
  const json::object model{{"x", {1, 2}}};
  CHECK_THROWS_WITH(Engine(folder.options()).render("p/page", "en", model, {}),
                    Catch::Contains("page.html:2: the model has no 'b'"));
  CHECK(Engine(folder.options(Missing::empty)).render("p/page", "en", model, {}) == "[a\n]");
}

TEST_CASE("reloading swaps all pages at once, or none") {
  Folder folder;
  folder.write("p/templates/page.html", "old");
  Engine engine(folder.options());
  folder.write("p/templates/page.html", "new");
  folder.write("p/templates/other.html", "{{#x}}");
  CHECK_THROWS_AS(engine.reload(), kenes::view::TemplatesRefused);
  CHECK(engine.render("p/page", "en", {}, {}) == "[old]");
  folder.write("p/templates/other.html", "fine");
  engine.reload();
  CHECK(engine.render("p/page", "en", {}, {}) == "[new]");
}

TEST_CASE("many threads render while templates are reloaded") {
  Folder folder;
  folder.write("p/templates/page.html",
               R"({{#list}}<p title="{{a}}">{{b|number}} {{_ "Signed by {name}"}}</p>{{/list}})");
  Engine engine(folder.options());
  json::array list;
  for (int i = 0; i < 20; ++i) list.push_back({{"a", "<" + std::to_string(i)}, {"b", i * 1000}, {"name", "x"}});
  const json::object model{{"list", list}};
  const auto expected = engine.render("p/page", "kk", model, {});
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) wrong += engine.render("p/page", "kk", model, {}) != expected;
    });
  }
  for (int i = 0; i < 5; ++i) engine.reload();
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
}
