#pragma once
// Renders what a FakeHost answered, strictly: a value that a template asks for and the model lacks is an error.
#include <catch2/catch.hpp>

#include "kenes/testing/fake_host.hpp"
#include "view/test_support.hpp"

namespace kenes {

class Rendered {
 public:
  explicit Rendered(const std::string& plugin)
      : engine_({.sources = {{"core", KENES_CORE_TEMPLATES},
                             {plugin, std::string(KENES_PLUGINS) + "/" + plugin + "/templates"}},
                 .languages = languages(),
                 .missing = view::Missing::error}) {}

  // In every language; the last.
  std::string page(const Response& response, const Actor& actor) const {
    auto model = response.page.model;
    for (const auto& [name, value] : response.page.html_only) model[name] = value;
    std::string html;
    for (const auto* language : {"en", "kk", "ru"}) {
      html = engine_.render(response.page.view, language, model, globals(language, actor));
    }
    return html;
  }

 private:
  // English in all of them: their catalogues are checked elsewhere.
  static std::vector<view::Language> languages() {
    static const std::vector<view::testing::FakeWords> words{
        view::testing::FakeWords("en"), view::testing::FakeWords("kk"), view::testing::FakeWords("ru")};
    std::vector<view::Language> all;
    for (const auto& one : words) {
      all.push_back({std::string(one.language()), [&one](const std::string&) -> const Translator& { return one; }});
    }
    return all;
  }

  // What the host adds to every model; docs/architecture.md.
  static boost::json::object globals(const std::string& language, const Actor& actor) {
    using boost::json::array;
    return {{"portal", {{"name", "Kenes"}, {"tagline", ""}, {"logo", ""}, {"source", ""}}},
            {"language", language},
            {"languages", array{}},
            {"actor", {{"signed_in", actor.signed_in()}, {"name", actor.name}, {"email", actor.email}}},
            {"csrf", "token"},
            {"flash", array{}},
            {"navigation", array{}},
            {"staff_navigation", array{}},
            {"title", ""},
            {"path", "/feedback"},
            {"request_id", "test"},
            {"assets", {{"css", "/a.css"}, {"js", "/a.js"}, {"theme", ""}, {"icon", ""}}},
            {"demonstration", false}};
  }

  view::Engine engine_;
};

}  // namespace kenes
