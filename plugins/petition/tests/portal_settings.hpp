#pragma once
// What the portal of the tests is made of, and what is entered in it.
#include <filesystem>
#include <string>
#include <vector>

#include "kenes/authorities.hpp"
#include "kenes/request.hpp"

namespace kenes::petition::test {

inline const std::filesystem::path& repository() {
  static const auto root =
      std::filesystem::canonical(KENES_PLUGIN_FOLDER "/migrations").parent_path().parent_path().parent_path();
  return root;
}

inline std::filesystem::path uk_process() {
  return repository() / "config/processes/uk-parliament.toml";
}

inline std::vector<std::string> demo_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(repository() / "config/demo/petitions")) {
    files.push_back(entry.path().string());
  }
  return files;
}

inline boost::json::object uk_settings() {
  return {{"public_api", "uk-parliament"},
          {"place_kind", "constituency"},
          {"topics", {{{"code", "health"}, {"title", "Health"}}, {{"code", "energy"}, {"title", "Energy"}}}}};
}

inline std::vector<Authority> authorities() {
  return {{.key = "petitions-committee",
           .title = {{{"en", "Petitions Committee"}}},
           .email = "committee-office@example.org",
           .members = {{"Ann Chair", {{{"en", "River Party"}}}, {{{"en", "Chair"}}}},
                       {"Bob Member", {{{"en", "Hill Party"}}}, {}}}},
          {.key = "government", .title = {{{"en", "Government"}}}, .email = "government@example.org"},
          {.key = "parliament", .title = {{{"en", "Parliament"}}}},
          {.key = "saeima", .title = {{{"en", "Saeima"}}}},
          {.key = "lawyers", .title = {{{"en", "Lawyers"}}}, .email = "lawyers@example.org"}};
}

inline boost::json::object with(boost::json::object settings, const boost::json::object& more) {
  for (const auto& [name, value] : more) settings[name] = value;
  return settings;
}

// The five or so things that a person enters.
inline std::vector<NamedValue> good_texts() {
  return {{"action", "Plant ten thousand trees"}, {"background", "Cities are hot."}, {"additional_details", ""}};
}

}  // namespace kenes::petition::test
