#include <iostream>

#include "app/commands.hpp"
#include "app/node.hpp"
#include "app/running_portal.hpp"
#include "app/scratch_portal.hpp"

namespace kenes::app {
namespace {

int unknown(const plugins::Registry& registry, const std::string& verb, const std::string& noun) {
  std::cerr << "kenes: there is no command '" << verb << (noun.empty() ? "" : " " + noun)
            << "'. The plugins of this portal have:\n";
  for (const auto& [plugin, command] : registry.commands())
    std::cerr << "  kenes " << command.verb << " " << command.noun << " " << command.usage << "   (" << plugin << ")\n";
  std::cerr << "`kenes --help` lists the host's own." << std::endl;
  return 2;
}

using Declared = plugins::Declared<Command>;
using Arguments = std::span<const std::string>;

int on_portal(Blueprint& blueprint, const Declared& command, Arguments arguments) {
  join_running(blueprint.portal());
  Node node(blueprint);
  node.require_migrated();
  node.start_plugins();
  return command.item.run(node.host(command.plugin), arguments);
}

int on_nothing(Blueprint& blueprint, const Declared& command, Arguments arguments) {
  ScratchPortal portal(blueprint);
  return command.item.run(portal.host(command.plugin), arguments);
}

}  // namespace

int plugin_command(const ConfigChoice& choice, const std::string& verb, const std::vector<std::string>& words) {
  start_logging();
  const auto blueprint = sound_blueprint(choice);
  if (blueprint == nullptr) return 1;
  const std::string noun = words.empty() ? "" : words.front();
  const auto* declared = blueprint->registry.command(verb, noun);
  if (declared == nullptr) return unknown(blueprint->registry, verb, noun);
  try {
    const auto run = declared->item.ground == Ground::portal ? on_portal : on_nothing;
    return run(*blueprint, *declared, std::span(words).subspan(1));
  } catch (const std::exception& error) {
    std::cerr << "kenes " << verb << " " << noun << ": " << error.what() << std::endl;
    return 1;
  }
}

}  // namespace kenes::app
