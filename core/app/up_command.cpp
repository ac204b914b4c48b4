#include <iostream>

#include "app/commands.hpp"
#include "app/up.hpp"

namespace kenes::app {

int up_command(const ConfigChoice& choice) {
  start_logging();
  const auto blueprint = sound_blueprint(choice);
  if (blueprint == nullptr) return 1;
  const auto& places = blueprint->places;
  try {
    return up(
        blueprint->portal(),
        {.places = places,
         .config_file = std::filesystem::absolute(choice.file.empty() ? places.config / "portal.toml" : choice.file),
         .assignments = choice.assignments});
  } catch (const std::exception& error) {
    std::cerr << "kenes up: " << error.what() << std::endl;
    return 1;
  }
}

}  // namespace kenes::app
