#include "config/rules.hpp"

#include <filesystem>
#include <map>

#include "config/pointer.hpp"

namespace kenes::config {

void Rules::check() {
  portal();
  theme();
  database();
  mail();
  text_messages();
  authorities();
  sign_ins();
  staff();
  services();
  texts();
}

const boost::json::value* Rules::at(const std::string& pointer) const {
  boost::system::error_code absent;
  return document_.root.find_pointer(pointer, absent);
}

std::optional<std::string> Rules::string_at(const std::string& pointer) const {
  const auto* value = at(pointer);
  if (!value || !value->is_string()) return std::nullopt;
  return std::string(value->get_string());
}

std::vector<std::string> Rules::strings_at(const std::string& pointer) const {
  std::vector<std::string> found;
  const auto* value = at(pointer);
  if (!value || !value->is_array()) return found;
  for (const auto& item : value->get_array()) {
    if (item.is_string()) found.emplace_back(item.get_string());
  }
  return found;
}

std::size_t Rules::count(const std::string& pointer) const {
  const auto* value = at(pointer);
  return value && value->is_array() ? value->get_array().size() : 0;
}

std::vector<std::string> Rules::keys(const std::string& list, const std::string& key) const {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < count(list); ++i) {
    if (auto name = string_at(child(child(list, i), key))) found.push_back(*name);
  }
  return found;
}

void Rules::unique(const std::string& list, const std::string& key, std::string_view kind) {
  std::map<std::string, Location> seen;
  for (std::size_t i = 0; i < count(list); ++i) {
    const auto pointer = child(child(list, i), key);
    const auto name = string_at(pointer);
    if (!name) continue;
    const auto here = document_.locate(pointer);
    const auto [first, fresh] = seen.try_emplace(*name, here);
    if (fresh) continue;
    const auto& other = first->second;
    fault(pointer, std::string(kind) + " '" + *name + "' is given a second time",
          "the first is in " + other.file + ":" + std::to_string(other.line));
  }
}

std::string Rules::path_at(const std::string& pointer, const std::string& path) const {
  return resolved(document_.locate(pointer), path);
}

void Rules::fault(const std::string& pointer, std::string what, std::string hint) {
  faults_.push_back({document_.locate(pointer), std::move(what), std::move(hint)});
}

std::string resolved(const Location& from, const std::string& path) {
  const std::filesystem::path given(path);
  // What the environment or the command line says counts from the current folder.
  if (given.is_absolute() || from.line == 0) return given.lexically_normal().string();
  return (std::filesystem::path(from.file).parent_path() / given).lexically_normal().string();
}

}  // namespace kenes::config
