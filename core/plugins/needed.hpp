#pragma once
#include <map>
#include <string>
#include <vector>

#include "kenes/document.hpp"
#include "plugins/lifecycle.hpp"

namespace kenes::plugins {

// A plugin that somebody asks for: a service of the configuration, or another plugin.
struct Need {
  std::string id;
  std::string because;  // "service 'petitions'", "plugin 'petition'"
  Location where;
};

// Loads what is needed and what that depends on, each once.
std::map<std::string, LoadedPlugin> load_needed(const std::map<std::string, Candidate>& candidates,
                                                std::vector<Need> needs, std::vector<Fault>& faults);

// Dependencies first, otherwise by id. Plugins that depend on each other in a circle are refused and left out.
std::vector<LoadedPlugin> in_order(std::map<std::string, LoadedPlugin> loaded, std::vector<Fault>& faults);

// "plugin 'petition' is refused: …" at the plugin's file.
Fault refusal(const std::string& id, const std::filesystem::path& file, const std::string& reason, std::string todo);

}  // namespace kenes::plugins
