#include <algorithm>
#include <iostream>

#include "app/commands.hpp"
#include "app/node.hpp"
#include "app/running_portal.hpp"
#include "app/scratch_portal.hpp"

namespace kenes::app {
namespace {

std::string name_of(const Command& command) {
  return command.noun.empty() ? command.verb : command.verb + " " + command.noun;
}

void list(const plugins::Registry& registry, const std::string& verb, const std::string& noun, std::ostream& out) {
  for (const auto& [plugin, command] : registry.commands()) {
    if ((!verb.empty() && command.verb != verb) || (!noun.empty() && command.noun != noun)) continue;
    out << "  kenes " << name_of(command) << " " << command.usage << "   (" << plugin << ")\n";
  }
}

// `kenes process --help`, `kenes process simulate --help`.
bool asks_for_help(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [](const auto& word) { return word == "--help" || word == "-h"; });
}

int help(const plugins::Registry& registry, const std::string& verb, const std::string& noun) {
  list(registry, verb, noun.starts_with("-") ? "" : noun, std::cout);
  std::cout << "Each takes --config FILE, --data DIRECTORY and --set SETTING=VALUE, too." << std::endl;
  return 0;
}

int unknown(const plugins::Registry& registry, const std::string& verb, const std::string& noun) {
  std::vector<std::string> nouns, verbs;
  for (const auto& [plugin, command] : registry.commands()) {
    verbs.push_back(command.verb);
    if (command.verb == verb) nouns.push_back(command.noun);
  }
  const auto near = nouns.empty() ? nearest(verb, verbs) : nearest(noun, nouns);
  std::cerr << "kenes: there is no command '" << verb << (noun.empty() ? "" : " " + noun) << "'";
  if (!near.empty()) std::cerr << "; did you mean '" << near << "'?";
  std::cerr << (near.empty() ? "." : "") << " The plugins of this portal have:\n";
  list(registry, nouns.empty() ? "" : verb, "", std::cerr);
  std::cerr << "`kenes --help` lists the host's own." << std::endl;
  return 2;
}

using Declared = plugins::Declared<Command>;
using Arguments = std::span<const std::string>;

int on_portal(Blueprint& blueprint, const Declared& command, Arguments arguments) {
  join_running(blueprint.portal());
  Node node(blueprint);
  node.require_migrated();
  node.note_keys(secrets::NewKeys::refuse);
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
  const auto* alone = blueprint->registry.command(verb, "");
  const auto* declared = alone != nullptr ? alone : blueprint->registry.command(verb, noun);
  const bool known = std::any_of(blueprint->registry.commands().begin(), blueprint->registry.commands().end(),
                                 [&](const auto& one) { return one.item.verb == verb; });
  if (known && asks_for_help(words) && (declared != nullptr || noun.starts_with("-")))
    return help(blueprint->registry, verb, alone != nullptr ? "" : noun);
  if (declared == nullptr) return unknown(blueprint->registry, verb, noun);
  try {
    const auto run = declared->item.ground == Ground::portal ? on_portal : on_nothing;
    return run(*blueprint, *declared, std::span(words).subspan(alone != nullptr ? 0 : 1));
  } catch (const std::exception& error) {
    std::cerr << "kenes " << name_of(declared->item) << ": " << error.what() << std::endl;
    return 1;
  }
}

}  // namespace kenes::app
