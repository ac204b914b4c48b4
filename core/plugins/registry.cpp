#include "plugins/registry.hpp"

#include <algorithm>

#include "plugins/plugin_registrar.hpp"

namespace kenes::plugins {

std::unique_ptr<Registrar> Registry::registrar(std::string plugin, const Location& file, std::vector<Fault>& faults) {
  files_[plugin] = file;
  return std::make_unique<PluginRegistrar>(*this, std::move(plugin), file, faults);
}

void Registry::finish(std::vector<Fault>& faults) const {
  std::vector<std::string> known{"administrator"};
  for (const auto& role : roles_) known.push_back(role.item.name);
  const auto ask = [&](const std::string& plugin, const std::string& where, const std::vector<std::string>& roles) {
    for (const auto& role : roles) {
      if (std::count(known.begin(), known.end(), role) > 0) continue;
      const auto near = nearest(role, known);
      faults.push_back({files_.at(plugin),
                        "plugin '" + plugin + "': " + where + " asks for role '" + role + "', which no plugin declares",
                        near.empty() ? "declare it with Registrar::role" : "did you mean '" + near + "'?"});
    }
  };
  for (const auto& route : routes_) ask(route.plugin, "route " + shown(route.item), route.item.access.roles);
  for (const auto& page : staff_pages_) ask(page.plugin, "staff page '" + page.item.path + "'", page.item.roles);
}

const Schema* Registry::settings(const std::string& plugin) const {
  const auto found = settings_.find(plugin);
  return found == settings_.end() ? nullptr : &found->second;
}

std::vector<std::string> Registry::roles_of(const std::string& plugin) const {
  std::vector<std::string> names;
  for (const auto& role : roles_) {
    if (role.plugin == plugin) names.push_back(role.item.name);
  }
  return names;
}

const JobHandler* Registry::job(const std::string& kind) const {
  const auto found = std::find_if(jobs_.begin(), jobs_.end(), [&](const auto& job) { return job.item.kind == kind; });
  return found == jobs_.end() ? nullptr : &found->item.handler;
}

const Declared<Command>* Registry::command(std::string_view verb, std::string_view noun) const {
  const auto found = std::find_if(commands_.begin(), commands_.end(), [&](const auto& command) {
    return command.item.verb == verb && command.item.noun == noun;
  });
  return found == commands_.end() ? nullptr : &*found;
}

}  // namespace kenes::plugins
