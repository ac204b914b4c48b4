#include <iostream>

#include "app/commands.hpp"
#include "app/permissions.hpp"
#include "app/temporary_folder.hpp"
#include "app/web.hpp"

namespace kenes::app {

int permissions_command(const ConfigChoice& choice) {
  const auto blueprint = sound_blueprint(choice);
  if (!blueprint) return 1;
  // The routes of a portal that serves, on one without a database, which leaves nothing behind.
  const TemporaryFolder folder;
  auto& portal = blueprint->loaded.portal;
  portal.data_dir = folder.path();
  portal.files.directory = folder.path() / "files";
  portal.secret_key.clear();
  try {
    Node node(*blueprint);
    http::Metrics metrics;
    const Web web(node, metrics, [] { return std::string(); });
    print_permissions(blueprint->registry, portal, web.wherever_held(), std::cout);
  } catch (const std::exception& refused) {
    std::cerr << refused.what() << "\n";
    return 1;
  }
  return 0;
}

}  // namespace kenes::app
