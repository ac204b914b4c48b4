// gallery SOURCE OUT [REPETITIONS]: renders tests/gallery/pages in every language into OUT, with the words of this
// source tree. With REPETITIONS it also says how long a page takes.
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "i18n/languages.hpp"
#include "view/engine.hpp"

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using namespace kenes;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("can't read " + file.string());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Core, the kit, the plugins: every folder with templates.
std::vector<view::Source> components(const fs::path& source) {
  std::vector<view::Source> found{{"core", source / "core/templates"},
                                  {"participation", source / "sdk/participation/templates"}};
  for (const auto& entry : fs::directory_iterator(source / "plugins")) {
    if (fs::is_directory(entry.path() / "templates"))
      found.push_back({entry.path().filename().string(), entry.path() / "templates"});
  }
  found.push_back({"gallery", source / "tests/gallery/pages"});
  return found;
}

void measure(const view::Engine& engine, const std::string& view, const json::object& model, const json::object& around,
             int times) {
  const auto start = std::clock();  // of the processor, so that other work on the machine doesn't count
  std::size_t bytes = 0;
  for (int i = 0; i < times; ++i) bytes += engine.render(view, "en", model, around).size();
  const double spent = 1e6 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::cout << view << ": " << spent / times << " µs, " << bytes / static_cast<std::size_t>(times) << " bytes\n";
}

int run(const fs::path& source, const fs::path& out, int times) {
  const auto sources = components(source);
  const std::vector<std::string> codes{"en", "kk", "ru"};
  i18n::LanguageOptions words{.languages = codes, .time_zone = "Europe/London", .domains = {}, .cache = out / "words"};
  for (const auto& component : sources)
    words.domains.push_back({component.plugin, component.folder.parent_path() / "locales"});
  std::vector<Fault> faults;
  const i18n::Languages languages(words, faults);
  for (const auto& fault : faults) std::cerr << to_string(fault) << '\n';
  if (!faults.empty()) return 1;

  view::Options options{.sources = sources, .overlays = {}, .languages = {}, .missing = view::Missing::error};
  for (const auto& code : codes) {
    options.languages.push_back({code, [&languages, code](const std::string& domain) -> const Translator& {
                                   return languages.get(domain, code);
                                 }});
  }
  const view::Engine engine(std::move(options));
  const auto around = json::parse(read(source / "tests/gallery/around.json")).as_object();
  for (const auto& entry : fs::directory_iterator(source / "tests/gallery/pages")) {
    if (entry.path().extension() != ".json") continue;
    const auto name = entry.path().stem().string();
    const auto model = json::parse(read(entry.path())).as_object();
    for (const auto& code : codes) {
      auto globals = around;
      globals["language"] = code;
      fs::create_directories(out / code);
      std::ofstream(out / code / (name + ".html")) << engine.render("gallery/" + name, code, model, globals);
    }
    if (times > 0) measure(engine, "gallery/" + name, model, around, times);
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "usage: gallery SOURCE OUT [REPETITIONS]\n";
    return 2;
  }
  try {
    return run(arguments[1], arguments[2], count > 3 ? std::stoi(arguments[3]) : 0);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
