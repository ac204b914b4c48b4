// Templates that could not be escaped safely, or that are simply wrong, are refused with file and line, all at once.
#include <catch2/catch.hpp>

#include "view/engine.hpp"
#include "view/test_support.hpp"

using namespace kenes;
using kenes::view::Engine;
using kenes::view::TemplatesRefused;
using kenes::view::testing::Folder;

namespace {

// The faults of one page, "line: what".
std::vector<std::string> faults_of(const std::string& source) {
  Folder folder;
  folder.write("p/templates/page.html", source);
  try {
    Engine engine(folder.options());
  } catch (const TemplatesRefused& refused) {
    std::vector<std::string> found;
    for (const auto& fault : refused.faults()) found.push_back(std::to_string(fault.where.line) + ": " + fault.what);
    return found;
  }
  return {};
}

void refuses(const std::string& source, const std::string& expected) {
  INFO(source);
  const auto found = faults_of(source);
  REQUIRE_FALSE(found.empty());
  CHECK_THAT(found.front(), Catch::Contains(expected));
}

}  // namespace

TEST_CASE("faults of the syntax") {
  refuses("a\n{{#x}}", "2: section 'x' isn't closed");
  refuses("{{/x}}", "closes a section that isn't open");
  refuses("{{#a}}{{#b}}{{/a}}{{/b}}", "'{{/a}}' where '{{/b}}' is expected");
  refuses("\n\n{{x", "3: '{{' without its '}}'");
  refuses("{{Name}}", "'Name' is no name");
  refuses("{{x:none}}", "'x:none' is no name");
  refuses("{{x|html}}", "unknown formatter 'html'");
  refuses("{{#x|number}}{{/x}}", "has a formatter");
  refuses("{{_ no}}", "can't read");
  refuses("{{_n \"a\" b}}", "can't read");
  refuses("{{}}", "is empty");
  refuses("{{%AUTOESCAPE context=\"XML\"}}", "unknown instruction");
  refuses("x{{%LAYOUT core/layout}}", "must be the first line");
  refuses("{{=<% %>=}}", "is no name");
}

TEST_CASE("faults of includes and layouts") {
  refuses("{{>p/pag}}", "there is no template 'p/pag'");
  refuses("{{>nothing}}", "is no name of a template");
  refuses("{{>p/page a}}", "can't read the arguments");
  refuses("{{%LAYOUT core/lay}}x", "there is no layout 'core/lay'");
  refuses("{{%LAYOUT none}}{{>content}}", "isn't used as a layout");
  Folder folder;
  folder.write("p/templates/a.html", "{{>p/b}}");
  folder.write("p/templates/b.html", "{{>p/a}}");
  folder.write("p/templates/page.html", "{{>p/a}}");
  CHECK_THROWS_WITH(Engine(folder.options()), Catch::Contains("includes itself"));
}

TEST_CASE("places where a value can't be escaped") {
  refuses("<p title={{x}}>", "without quotes");
  refuses("<p {{x}}>y</p>", "between the attributes");
  refuses("<{{x}}>", "name of a tag");
  refuses("<script src=\"/a.js\">{{x}}</script>", "inside <script>");
  refuses("<!-- {{x}} -->", "comment");
  for (const char* attribute : {"formaction", "srcset", "poster", "xlink:href", "ping"}) {
    refuses("<a " + std::string(attribute) + "=\"{{x}}\">y</a>", "attribute '" + std::string(attribute) + "'");
  }
  refuses("<form method=\"{{x}}\"></form>", "attribute 'method'");
  refuses("<a href=\"{{x}}{{y}}\">z</a>", "could become the scheme");
  refuses("<a href=\"{{#x}}/a{{/x}}{{y}}\">z</a>", "could become the scheme");
  refuses("<a href=\"{{#x}}a{{/x}}{{^x}}{{y}}{{/x}}\">z</a>", "could become the scheme");
  refuses("<a href=\"{{x}}tel:{{y}}\">z</a>", "could become the scheme");
  refuses("<a href=\"javascript:{{y}}\">z</a>", "could become the scheme");
  refuses("<a href=\"{{_ \"Title\"}}\">z</a>", "words in 'href'");
  refuses("<p title=\"{{x|paragraphs}}\">y</p>", "paragraphs inside");
  refuses("<textarea>{{x|paragraphs}}</textarea>", "paragraphs inside");
}

TEST_CASE("what a page must not hold") {
  refuses("<p style=\"color:red\">x</p>", "attribute 'style'");
  refuses("<p onclick=\"x()\">x</p>", "attribute 'onclick'");
  refuses("<p ONclick=\"x()\">x</p>", "attribute 'onclick'");
  refuses("<iframe srcdoc=\"x\"></iframe>", "attribute 'srcdoc'");
  refuses("<style>p{}</style>", "<style>");
  refuses("<script>alert(1)</script>", "<script> without src");
  refuses("<script src=\"/a.js\">alert(1)</script>", "script inside the page");
  refuses("<object data=\"/x\"></object>", "<object>");
  refuses("<svg><animate href=\"#x\"/></svg>", "<animate>");
  refuses("<a href=\"javascript:x()\">y</a>", "'javascript:' in 'href'");
  refuses("<a href=\"java\nscript:x()\">y</a>", "'javascript:' in 'href'");
  refuses("<p class=a>x</p>", "has no quotes");
  refuses("a < b", "starts no tag");
  refuses("<p {a}>x</p>", "brace inside a tag");
}

TEST_CASE("forms that post carry the csrf field") {
  refuses("<form method=\"post\"><button>x</button></form>", "no csrf field");
  refuses("\n<form method='POST' action=\"/x\">{{#y}}z{{/y}}</form>", "no csrf field");
  CHECK(faults_of(R"(<form method="post"><input type="hidden" name="csrf" value="{{csrf}}"></form>)").empty());
  CHECK(faults_of(R"(<form method="get"><input name="q"></form>)").empty());
}

TEST_CASE("sections must be whole") {
  refuses("<p class=\"{{#x}}a\">{{/x}}b</p>", "different places");
  refuses("{{#x}}<p{{/x}}>b</p>", "different places");
  refuses("<textarea>{{#x}}</textarea>{{/x}}", "different places");
  CHECK(faults_of(R"(<p class="a{{#x}} b{{/x}}"{{#y}} title="{{y}}"{{/y}}{{#z}} hidden{{/z}}>c</p>)").empty());
  CHECK(faults_of(R"(<a href="{{#a}}{{a}}{{/a}}">b</a>)").empty());
  CHECK(faults_of(R"(<a href="/x{{#a}}?y={{a|query}}{{/a}}">b</a>)").empty());
}

TEST_CASE("all faults of all files are reported together, each once") {
  Folder folder;
  folder.write("p/templates/page.html", "{{x|nope}}\n<p title={{y}}>");
  folder.write("p/templates/other.html", "{{>p/missing}}{{>p/part}}");
  folder.write("p/templates/part.html", "<b onclick=\"\">x</b>");
  folder.write("land/templates/petitoin/x.html", "x");
  try {
    Engine engine(folder.options());
    FAIL("should have been refused");
  } catch (const TemplatesRefused& refused) {
    CHECK(refused.faults().size() == 5);
    CHECK_THAT(refused.what(), Catch::Contains("page.html:1: unknown formatter 'nope'") &&
                                   Catch::Contains("part.html:1") &&
                                   Catch::Contains("there is no template 'p/missing'") && Catch::Contains("petitoin"));
  }
}

TEST_CASE("a translation may not ask for values that the English text doesn't have") {
  Folder folder;
  folder.kazakh = view::testing::FakeWords("kk", {{"Signed by {name}", "{person}"}});
  folder.write("p/templates/page.html", "{{_ \"Signed by {name}\"}}");
  CHECK_THROWS_WITH(Engine(folder.options()),
                    Catch::Contains("into 'kk' uses {person}") && Catch::Contains("use: name"));
}

TEST_CASE("files that aren't UTF-8 are refused") {
  Folder folder;
  folder.write("p/templates/page.html", "\xff");
  CHECK_THROWS_WITH(Engine(folder.options()), Catch::Contains("isn't UTF-8"));
}
