#include "config/commands.hpp"

#include <algorithm>
#include <iostream>
#include <tuple>

#include "app/commands.hpp"
#include "app/node.hpp"
#include "app/temporary_folder.hpp"

namespace kenes::app {

std::unique_ptr<Blueprint> sound_blueprint(const ConfigChoice& choice) {
  auto blueprint = draw(choice);
  if (blueprint->faults.empty()) return blueprint;
  config::print(blueprint->faults, std::cerr);
  return nullptr;
}

namespace {

// What plugins say to the configuration, on a portal without a database, which leaves nothing behind.
void ask_plugins(Blueprint& blueprint) {
  const TemporaryFolder folder;
  auto& portal = blueprint.loaded.portal;
  portal.data_dir = folder.path();
  portal.secret_key.clear();
  Node node(blueprint);
  Findings found;
  for (const auto& check : blueprint.registry.configuration_checks()) check.item(node.host(check.plugin), found);
  const auto add = [](std::vector<Fault>& to, std::vector<Fault> more) {
    std::stable_sort(more.begin(), more.end(), [](const Fault& a, const Fault& b) {
      return std::tie(a.where.file, a.where.line) < std::tie(b.where.file, b.where.line);
    });
    to.insert(to.end(), more.begin(), more.end());
  };
  add(blueprint.faults, found.faults);
  add(blueprint.loaded.warnings, found.warnings);
}

}  // namespace

int config_check_command(const ConfigChoice& choice) {
  auto blueprint = draw(choice);
  // Without a readable portal there are no services to ask about.
  if (!blueprint->portal().languages.empty()) {
    try {
      ask_plugins(*blueprint);
    } catch (const Refused& refused) {
      blueprint->faults.push_back({{blueprint->loaded.files.front(), 0}, refused.what(), {}});
    }
  }
  blueprint->loaded.faults = blueprint->faults;
  return config::check_command(blueprint->loaded, std::cout);
}

int config_show_command(const ConfigChoice& choice) {
  auto blueprint = draw(choice);
  blueprint->loaded.faults = blueprint->faults;
  return config::show_command(blueprint->loaded, std::cout);
}

int config_reference_command() {
  return config::reference_command(std::cout);
}

}  // namespace kenes::app
