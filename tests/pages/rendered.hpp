#pragma once
// Renders what a FakeHost answered, strictly: a value that a template asks for and the model lacks is an error.
#include <catch2/catch.hpp>

#include "kenes/testing/fake_host.hpp"
#include "view/engine.hpp"

namespace kenes {

class Rendered {
 public:
  Rendered(testing::FakeHost& host, const std::string& plugin)
      : engine_({.sources = {{"core", KENES_CORE_TEMPLATES},
                             {plugin, std::string(KENES_PLUGINS) + "/" + plugin + "/templates"}},
                 .languages = languages(host, plugin),
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
  static std::vector<view::Language> languages(testing::FakeHost& host, const std::string& plugin) {
    std::vector<view::Language> all;
    for (const auto& code : host.host(plugin).languages()) {
      const auto& words = host.host(plugin).translator(code);
      all.push_back({code, [&words](const std::string&) -> const Translator& { return words; }});
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
