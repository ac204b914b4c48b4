#include "view/library.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <spdlog/fmt/fmt.h>

#include "view/parser.hpp"

namespace kenes::view {
namespace {

namespace fs = std::filesystem;

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t length = c < 0x80 ? 1 : (c >> 5) == 6 ? 2 : (c >> 4) == 14 ? 3 : (c >> 3) == 30 ? 4 : 0;
    if (length == 0 || c == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) >> 6) != 2) return false;
    }
    i += length;
  }
  return true;
}

void read_file(const fs::path& file, const std::string& name, const std::string& plugin, Library& into,
               std::vector<Fault>& faults) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) {
    faults.push_back({{file.string(), 0}, "can't be read", "check that the file is readable"});
    return;
  }
  if (!is_utf8(text.str())) {
    faults.push_back({{file.string(), 0}, "isn't UTF-8", "save the file in UTF-8"});
    return;
  }
  into.add(parse(name, std::make_shared<Origin>(Origin{file.string(), plugin}), text.str(), faults));
}

void read_folder(const Source& source, Library& into, std::vector<Fault>& faults) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator it(source.folder, fs::directory_options::follow_directory_symlink, error), end;
       !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error) && it->path().extension() == ".html") files.push_back(it->path());
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    faults.push_back({{source.folder.string(), 0}, "can't be read: " + error.message(), ""});
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    auto name =
        source.plugin + "/" + fs::path(file).replace_extension().lexically_relative(source.folder).generic_string();
    read_file(file, name, source.plugin, into, faults);
  }
}

void read_overlay(const fs::path& overlay, const std::vector<Source>& sources, Library& into,
                  std::vector<Fault>& faults) {
  std::error_code error;
  for (fs::directory_iterator it(overlay / "templates", error), end; !error && it != end; it.increment(error)) {
    if (!it->is_directory(error)) continue;
    const auto plugin = it->path().filename().string();
    std::vector<std::string> known;
    for (const auto& source : sources) known.push_back(source.plugin);
    if (std::find(known.begin(), known.end(), plugin) == known.end()) {
      const auto near = nearest(plugin, known);
      faults.push_back(
          {{it->path().string(), 0},
           fmt::format("there is no component '{}' to overlay", plugin),
           near.empty() ? fmt::format("known: {}", fmt::join(known, ", ")) : fmt::format("did you mean '{}'?", near)});
      continue;
    }
    read_folder({plugin, it->path()}, into, faults);
  }
}

}  // namespace

Library Library::read(const std::vector<Source>& sources, const std::vector<fs::path>& overlays,
                      std::vector<Fault>& faults) {
  Library library;
  for (const auto& source : sources) read_folder(source, library, faults);
  for (const auto& overlay : overlays) read_overlay(overlay, sources, library, faults);
  return library;
}

void Library::add(Template parsed) {
  auto name = parsed.name;
  templates_.insert_or_assign(std::move(name), std::move(parsed));
}

const Template* Library::find(std::string_view name) const {
  const auto it = templates_.find(name);
  return it == templates_.end() ? nullptr : &it->second;
}

std::vector<std::string> Library::names() const {
  std::vector<std::string> result;
  for (const auto& [name, parsed] : templates_) result.push_back(name);
  return result;
}

}  // namespace kenes::view
