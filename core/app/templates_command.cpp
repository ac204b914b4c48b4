#include <iostream>

#include "app/commands.hpp"
#include "app/node.hpp"
#include "app/web.hpp"
#include "config/commands.hpp"

namespace kenes::app {

int templates_check_command(const ConfigChoice& choice) {
  const auto blueprint = sound_blueprint(choice);
  if (blueprint == nullptr) return 1;
  try {
    const auto languages = languages_of(*blueprint);
    const view::Engine engine(view_options(*blueprint, *languages));
    std::cout << "The templates are sound" << std::endl;
    return 0;
  } catch (const view::TemplatesRefused& refused) {
    config::print(refused.faults(), std::cerr);
  } catch (const Refused& refused) {
    std::cerr << refused.what() << std::endl;
  }
  return 1;
}

}  // namespace kenes::app
