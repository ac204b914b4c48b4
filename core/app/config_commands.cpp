#include "config/commands.hpp"

#include <iostream>

#include "app/commands.hpp"

namespace kenes::app {

std::unique_ptr<Blueprint> sound_blueprint(const ConfigChoice& choice) {
  auto blueprint = draw(choice);
  if (blueprint->faults.empty()) return blueprint;
  config::print(blueprint->faults, std::cerr);
  return nullptr;
}

int config_check_command(const ConfigChoice& choice) {
  auto blueprint = draw(choice);
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
