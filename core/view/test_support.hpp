#pragma once
// For tests of templates: a folder to write templates into, and words without catalogues.
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <stdlib.h>

#include "view/engine.hpp"

namespace kenes::view::testing {

// English, or what the map says; formats that show that they were asked for.
class FakeWords : public Translator {
 public:
  explicit FakeWords(std::string language, std::map<std::string, std::string> words = {})
      : language_(std::move(language)), words_(std::move(words)) {}

  std::string_view language() const override { return language_; }
  std::string tr(std::string_view english, const Arguments& arguments = {}) const override {
    const auto it = words_.find(std::string(english));
    return put_in(it == words_.end() ? std::string(english) : it->second, arguments);
  }
  std::string trn(std::string_view one, std::string_view many, std::int64_t count,
                  const Arguments& arguments = {}) const override {
    auto all = arguments;
    all.emplace_back("count", number(count));
    return tr(count == 1 ? one : many, all);
  }
  std::string number(std::int64_t value) const override {
    auto text = std::to_string(value);
    for (auto at = static_cast<int>(text.size()) - 3; at > (value < 0 ? 1 : 0); at -= 3)
      text.insert(static_cast<std::size_t>(at), ",");
    return text;
  }
  std::string percent(double fraction) const override { return std::to_string(static_cast<int>(fraction * 100)) + "%"; }
  std::string date(Time at) const override { return "date:" + to_iso(at).substr(0, 10); }
  std::string date_time(Time at) const override { return "time:" + to_iso(at); }

 private:
  static std::string put_in(std::string text, const Arguments& arguments) {
    for (const auto& [name, value] : arguments) {
      const auto marker = "{" + name + "}";
      for (auto at = text.find(marker); at != std::string::npos; at = text.find(marker, at + value.size())) {
        text.replace(at, marker.size(), value);
      }
    }
    return text;
  }
  std::string language_;
  std::map<std::string, std::string> words_;
};

// A temporary folder with a bare core/layout, removed at the end.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "kenes-view-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
    write("core/templates/layout.html", "[{{>content}}]");
  }
  ~Folder() { std::filesystem::remove_all(root_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& file, std::string_view text) const {
    std::filesystem::create_directories((root_ / file).parent_path());
    std::ofstream(root_ / file, std::ios::binary) << text;
  }
  const std::filesystem::path& root() const { return root_; }

  // Components core and p, overlay folders `overlays`, languages en and kk.
  Options options(Missing missing = Missing::error) const {
    return {{{"core", root_ / "core/templates"}, {"p", root_ / "p/templates"}},
            {root_ / "land"},
            {{"en", [this](const std::string&) -> const Translator& { return english; }},
             {"kk", [this](const std::string&) -> const Translator& { return kazakh; }}},
            missing};
  }

  FakeWords english{"en"};
  FakeWords kazakh{"kk",
                   {{"Signed by {name}", "{name} қол қойды"},
                    {"Title", "Тақырып"},
                    {"Tags & <b>", "\"Белгілер\" & <script>"},
                    {"{count} signatures", "{count} қол"}}};

 private:
  std::filesystem::path root_;
};

}  // namespace kenes::view::testing
