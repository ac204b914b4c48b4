// Whatever stands in a template: the loader finds its faults or makes a page, and no page lets a visitor's text become
// markup.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <regex>
#include <string>

#include "view/engine.hpp"
#include "view/test_support.hpp"

namespace {

using kenes::view::Engine;
using kenes::view::Missing;
using kenes::view::TemplatesRefused;
namespace json = boost::json;

constexpr const char* hostile = "javascript:\"'><img src=x onerror=a()>\n\n</textarea></title></script>{{v}}";

json::object model() {
  return {{"v", hostile},
          {"w", hostile},
          {"n", 5},
          {"at", "2026-01-01T00:00:00Z"},
          {"list", {hostile, {{"v", hostile}, {"w", 1}}}},
          {"o", {{"v", hostile}, {"id", hostile}}},
          {"yes", true},
          {"csrf", hostile}};
}

// What the page itself can't hold: the template's own text is looked for first.
bool broke_out(const std::string& html, const std::string& source) {
  static const std::regex scheme(R"(<[a-z][^<>]*[\s"'/](href|src|action)\s*=\s*["']?\s*javascript:)",
                                 std::regex::icase);
  if (source.find("<img") == std::string::npos && html.find("<img") != std::string::npos) return true;
  return std::regex_search(html, scheme);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 20'000) return 0;
  const std::string source(reinterpret_cast<const char*>(data), size);
  static const kenes::view::testing::Folder folder;
  folder.write("p/templates/page.html", source);
  folder.write("p/templates/part.html", "{{%TAKES v id}}<p title=\"{{v}}\">{{?id}}{{id}}{{/id}}</p>");
  std::unique_ptr<Engine> engine;
  try {
    engine = std::make_unique<Engine>(folder.options(Missing::empty));
  } catch (const TemplatesRefused& refused) {
    if (refused.faults().empty()) std::abort();
    return 0;
  }
  const auto html = engine->render("p/page", "kk", model(), {});
  if (broke_out(html, source)) {
    std::cerr << "a value became markup:\n" << source << "\n---\n" << html << "\n";
    std::abort();
  }
  return 0;
}
