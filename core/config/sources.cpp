#include "config/sources.hpp"

#include <glob.h>

#include <algorithm>

#include "config/pointer.hpp"
#include "config/toml.hpp"

namespace kenes::config {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> matching(const fs::path& pattern) {
  glob_t found{};
  std::vector<fs::path> paths;
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  return paths;  // sorted by name
}

bool is_wildcard(const std::string& pattern) {
  return pattern.find_first_of("*?[") != std::string::npos;
}

class Reader {
 public:
  Reader(Sources& sources, std::vector<Fault>& faults) : sources_(sources), faults_(faults) {}

  void read(const fs::path& file) {
    sources_.files.push_back(file.string());
    auto document = read_toml(file, faults_);
    auto& root = document.root.as_object();
    const auto include = root.contains("include") ? root["include"] : boost::json::value{};
    const auto said_at = document.locate("/include");
    root.erase("include");
    merge(document);
    if (!include.is_null()) follow(include, said_at, file.parent_path());
  }

 private:
  void follow(const boost::json::value& include, const Location& said_at, const fs::path& folder) {
    const auto* patterns = include.if_array();
    if (!patterns) {
      faults_.push_back({said_at, "'include' must be a list of files", "include = [\"services/*.toml\"]"});
      return;
    }
    for (const auto& item : *patterns) {
      if (!item.is_string()) {
        faults_.push_back({said_at, "'include' must name files by strings", "include = [\"services/*.toml\"]"});
        continue;
      }
      const std::string pattern(item.get_string());
      const auto files = matching((folder / pattern).lexically_normal());
      if (files.empty() && !is_wildcard(pattern)) {
        faults_.push_back({said_at, "there is no file '" + pattern + "' to include",
                           "paths are relative to the folder of the file that includes"});
      }
      for (const auto& file : files) follow(file, said_at);
    }
  }

  void follow(const fs::path& file, const Location& said_at) {
    const auto name = file.lexically_normal().string();
    if (std::find(sources_.files.begin(), sources_.files.end(), name) != sources_.files.end()) {
      faults_.push_back(
          {said_at, "'" + name + "' is included a second time, or includes itself", "include each file once"});
      return;
    }
    read(file.lexically_normal());
  }

  void merge(Document& from) {
    auto& into = sources_.document.root.as_object();
    auto& where = sources_.document.where;
    for (auto& [name, value] : from.root.as_object()) {
      const auto pointer = child("", name);
      auto* present = into.if_contains(name);
      if (present && present->is_array() && value.is_array()) {
        for (std::size_t i = 0; i < value.get_array().size(); ++i) {
          move_places(from, child(pointer, i), child(pointer, present->get_array().size()));
          present->get_array().push_back(std::move(value.get_array()[i]));
        }
      } else if (present && present->is_object() && value.is_object()) {
        for (auto& [key, item] : value.get_object()) {
          forget_places(child(pointer, key));
          move_places(from, child(pointer, key), child(pointer, key));
          present->get_object()[key] = std::move(item);
        }
      } else {
        forget_places(pointer);
        move_places(from, pointer, pointer);
        into[name] = std::move(value);
      }
    }
    where.try_emplace("", from.where.at(""));
  }

  static bool within(std::string_view pointer, std::string_view top) {
    return pointer.starts_with(top) && (pointer.size() == top.size() || pointer[top.size()] == '/');
  }

  void move_places(const Document& from, const std::string& old_top, const std::string& new_top) {
    for (const auto& [pointer, place] : from.where) {
      if (within(pointer, old_top)) sources_.document.where[new_top + pointer.substr(old_top.size())] = place;
    }
  }

  void forget_places(const std::string& top) {
    std::erase_if(sources_.document.where, [&](const auto& entry) { return within(entry.first, top); });
  }

  Sources& sources_;
  std::vector<Fault>& faults_;
};

}  // namespace

Sources read_sources(const fs::path& portal_file, std::vector<Fault>& faults) {
  Sources sources;
  sources.document.root = boost::json::object{};
  Reader(sources, faults).read(portal_file.lexically_normal());
  return sources;
}

}  // namespace kenes::config
