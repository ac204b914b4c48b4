#include "app/blueprint.hpp"

#include "app/sign_in_offers.hpp"

namespace kenes::app {
namespace {

std::map<std::string, config::PluginFacts> facts(const Blueprint& blueprint) {
  std::map<std::string, config::PluginFacts> all;
  for (const auto& plugin : blueprint.lifecycle.plugins()) {
    const auto* settings = blueprint.registry.settings(plugin.id);
    all[plugin.id] = {.settings = settings == nullptr ? Schema{} : *settings,
                      .roles = blueprint.registry.roles_of(plugin.id)};
  }
  return all;
}

}  // namespace

std::vector<storage::Component> Blueprint::components() const {
  std::vector<storage::Component> all{{"core", places.migrations}};
  for (const auto& plugin : lifecycle.plugins()) all.push_back({plugin.id, plugin.folder / "migrations"});
  return all;
}

std::unique_ptr<Blueprint> draw(const ConfigChoice& choice) {
  auto blueprint = std::make_unique<Blueprint>();
  blueprint->places = find_places();
  auto& loaded = blueprint->loaded;
  loaded = config::load({.file = choice.file.empty() ? blueprint->places.config / "portal.toml" : choice.file,
                         .assignments = choice.assignments});

  auto folders = loaded.portal.plugin_folders;
  folders.push_back(blueprint->places.plugins);
  blueprint->lifecycle.load(folders, loaded.portal.services, blueprint->faults);
  if (blueprint->faults.empty()) {
    blueprint->lifecycle.declare(blueprint->registry, blueprint->faults);
    config::check_plugins(loaded, facts(*blueprint));
    check_offers(blueprint->registry, loaded.portal, blueprint->faults);
  }
  blueprint->faults.insert(blueprint->faults.begin(), loaded.faults.begin(), loaded.faults.end());
  return blueprint;
}

}  // namespace kenes::app
