// Whatever a citizen writes must come out as text.
#include <catch2/catch.hpp>

#include "view/engine.hpp"
#include "view/paragraphs.hpp"
#include "view/test_support.hpp"

using namespace kenes;
using kenes::view::Engine;
using kenes::view::testing::Folder;

namespace {

std::string shown(const std::string& source, const std::string& value) {
  Folder folder;
  folder.write("p/templates/page.html", "{{%LAYOUT none}}" + source);
  return Engine(folder.options()).render("p/page", "en", {{"v", value}}, {});
}

std::string paragraphs(std::string_view text) {
  std::string out;
  view::append_paragraphs(text, out);
  return out;
}

constexpr auto nasty = R"(<script>alert("1")</script>'&)";
constexpr auto tamed = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;";

}  // namespace

TEST_CASE("text between tags and in attributes is escaped") {
  CHECK(shown("<p>{{v}}</p>", nasty) == std::string("<p>") + tamed + "</p>");
  CHECK(shown("<p title=\"{{v}}\">x</p>", nasty) == std::string("<p title=\"") + tamed + "\">x</p>");
  CHECK(shown("<p title='{{v}}'>x</p>", nasty) == std::string("<p title='") + tamed + "'>x</p>");
  CHECK(shown("<input value=\"{{v}}\" class=\"a {{v}}\">", nasty).find("<script") == std::string::npos);
  CHECK(shown("<title>{{v}}</title>", nasty) == std::string("<title>") + tamed + "</title>");
  CHECK(shown("{{#v}}<p>{{v}}</p>{{/v}}", nasty) == std::string("<p>") + tamed + "</p>");
}

TEST_CASE("addresses with a scheme that runs script lead nowhere") {
  for (const char* bad : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
                          "data:text/html,<script>alert(1)</script>", "vbscript:x", "\x01javascript:alert(1)"}) {
    CHECK(shown("<a href=\"{{v}}\">x</a>", bad) == "<a href=\"#\">x</a>");
    CHECK(shown("<form action=\"{{v}}\"></form>", bad) == "<form action=\"#\"></form>");
    CHECK(shown("<img src=\"{{v}}\" alt=\"\">", bad).find("script") == std::string::npos);
    CHECK(shown("<svg><a href=\"{{v}}\">x</a></svg>", bad).find("script:") == std::string::npos);
  }
  CHECK(shown("<a href=\"{{v}}\">x</a>", "/petitions?a=1&b=\"2\"") ==
        "<a href=\"/petitions?a=1&amp;b=&quot;2&quot;\">x</a>");
  CHECK(shown("<a href=\"{{v}}\">x</a>", "https://example.org/ж") == "<a href=\"https://example.org/ж\">x</a>");
  CHECK(shown("<a href=\"/p/{{v}}\">x</a>", "javascript:alert(1)") == "<a href=\"/p/javascript:alert(1)\">x</a>");
  CHECK(shown("<a href=\"tel:{{v}}\">x</a>", "+37121234567") == "<a href=\"tel:+37121234567\">x</a>");
  CHECK(shown("<a href=\"mailto:{{v}}\">x</a>", "a@b.example\"><script>") ==
        "<a href=\"mailto:a@b.example&quot;&gt;&lt;script&gt;\">x</a>");
}

TEST_CASE("line ends survive in a textarea, also the first, and in pre") {
  CHECK(shown("<textarea>{{v}}</textarea>", "\none\n</textarea><b>") ==
        "<textarea>\n\none\n&lt;/textarea&gt;&lt;b&gt;</textarea>");
  CHECK(shown("<pre>a\n  {{v}}</pre>", "b\n\nc") == "<pre>a\n  b\n\nc</pre>");
}

TEST_CASE("a citizen's text becomes paragraphs and links, and nothing else") {
  CHECK(paragraphs("") == "");
  CHECK(paragraphs(" \r\n\n ") == "");
  CHECK(paragraphs("one\ntwo\n\n\nthree  \r\n") ==
        "<p class=\"govuk-body\">one<br>\ntwo</p>\n<p class=\"govuk-body\">three</p>\n");
  CHECK(shown("<div>{{v|paragraphs}}</div>", nasty) ==
        std::string("<div><p class=\"govuk-body\">") + tamed + "</p>\n</div>");
  CHECK(paragraphs("see https://example.org/a?b=1&c=2.") ==
        "<p class=\"govuk-body\">see <a class=\"govuk-link\" rel=\"nofollow ugc\" "
        "href=\"https://example.org/a?b=1&amp;c=2\">"
        "https://example.org/a?b=1&amp;c=2</a>.</p>\n");
  CHECK(paragraphs("(http://example.org/x)").find("href=\"http://example.org/x\"") != std::string::npos);
  CHECK(paragraphs("https://en.wikipedia.org/wiki/A_(b)").find("A_(b)\">") != std::string::npos);
}

TEST_CASE("no text makes paragraphs write any other tag") {
  const std::vector<std::string> pieces{
      "<", ">",        "\"",       "'",  "&", "http://", "https://", "javascript:", "a", " ",    "\n",  "\n\n", "(",
      ")", "onclick=", "<script>", "\\", "`", "=",       "\x01",     "\x7f",        "ж", "http", "://", ".",    "/"};
  unsigned seed = 12345;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1103515245u + 12345u;
      text += pieces[(seed >> 16) % pieces.size()];
    }
    auto html = paragraphs(text);
    const std::string link = "<a class=\"govuk-link\" rel=\"nofollow ugc\" href=\"http";
    for (const std::string& good : {std::string("<p class=\"govuk-body\">"), std::string("</p>"), std::string("<br>"),
                                    link, std::string("</a>"), std::string("\">")}) {
      for (auto at = html.find(good); at != std::string::npos; at = html.find(good)) html.replace(at, good.size(), "");
    }
    INFO(text);
    REQUIRE(html.find_first_of("<>\"'") == std::string::npos);
  }
}
