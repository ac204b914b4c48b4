#include <iostream>

#include "app/commands.hpp"
#include "app/node.hpp"

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

}  // namespace

int plugin_command(const ConfigChoice& choice, const std::string& verb, const std::vector<std::string>& words) {
  start_logging();
  const auto blueprint = sound_blueprint(choice);
  if (blueprint == nullptr) return 1;
  const std::string noun = words.empty() ? "" : words.front();
  const auto* declared = blueprint->registry.command(verb, noun);
  if (declared == nullptr) return unknown(blueprint->registry, verb, noun);
  try {
    Node node(*blueprint);
    node.require_migrated();
    node.start_plugins();
    return declared->item.run(node.host(declared->plugin), std::span(words).subspan(1));
  } catch (const std::exception& error) {
    std::cerr << "kenes " << verb << " " << noun << ": " << error.what() << std::endl;
    return 1;
  }
}

}  // namespace kenes::app
