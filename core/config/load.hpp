#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "config/overrides.hpp"
#include "config/portal.hpp"
#include "kenes/document.hpp"
#include "kenes/schema.hpp"

namespace kenes::config {

struct LoadOptions {
  std::filesystem::path file;
  std::vector<std::string> assignments = {};  // "http.front_port=8081", of the command line
  Environment environment = process_environment();
};

// The portal file with all that overrides it. Usable only if `faults` is empty; then every fault was looked for.
struct Loaded {
  Portal portal;
  Document document;                        // with fallbacks
  std::map<std::string, Location> written;  // where each value was given; a fallback is not in here
  std::vector<std::string> files;
  std::vector<Fault> faults;  // ordered by file and line
  std::vector<Fault> warnings;
};

Loaded load(const LoadOptions& options);

// What the loaded plugins declared, for the second check: settings of services, roles of staff.
struct PluginFacts {
  Schema settings;
  std::vector<std::string> roles;
};
// Checks [service.settings] against the schema of the service's plugin (fallbacks go into portal.services) and that
// each role of [[staff]] is one of a plugin or "administrator". Faults are appended.
void check_plugins(Loaded& loaded, const std::map<std::string, PluginFacts>& plugins);

}  // namespace kenes::config
