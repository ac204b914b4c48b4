#pragma once
// What a portal is, before anything runs: its configuration and what its plugins declare. Made without a database, so
// that `kenes config check` can judge everything.
#include <memory>
#include <string>
#include <vector>

#include "app/places.hpp"
#include "config/load.hpp"
#include "plugins/lifecycle.hpp"
#include "plugins/registry.hpp"
#include "storage/migration_files.hpp"

namespace kenes::app {

struct Blueprint {
  Places places;
  config::Loaded loaded;
  plugins::Registry registry;  // destroyed after the plugins' users, before their code: see Lifecycle
  plugins::Lifecycle lifecycle;
  std::vector<Fault> faults;  // all of them; the portal must not start while there are any

  const config::Portal& portal() const { return loaded.portal; }
  // core, then the plugins, dependencies first.
  std::vector<storage::Component> components() const;
};

struct ConfigChoice {
  std::filesystem::path file;  // empty: the demonstration portal that comes with the host
  std::vector<std::string> assignments = {};
};

// [main thread]
std::unique_ptr<Blueprint> draw(const ConfigChoice& choice);

}  // namespace kenes::app
