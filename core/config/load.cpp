#include "config/load.hpp"

#include <algorithm>

#include "config/pointer.hpp"
#include "config/portal_schema.hpp"
#include "config/rules.hpp"
#include "config/sources.hpp"
#include "config/values.hpp"

namespace kenes::config {
namespace {

// In the order in which the files were read, then by line; what the environment and the command line say comes last.
void sort(std::vector<Fault>& faults, const std::vector<std::string>& files) {
  const auto rank = [&](const Fault& fault) {
    return std::find(files.begin(), files.end(), fault.where.file) - files.begin();
  };
  std::stable_sort(faults.begin(), faults.end(), [&](const Fault& a, const Fault& b) {
    return std::pair(rank(a), a.where.line) < std::pair(rank(b), b.where.line);
  });
}

void check_role(const Loaded& loaded, std::size_t index, const std::map<std::string, PluginFacts>& plugins,
                std::vector<Fault>& faults) {
  const auto& staff = loaded.portal.staff[index];
  std::vector<std::string> known{"administrator"};
  for (const auto& [id, facts] : plugins) known.insert(known.end(), facts.roles.begin(), facts.roles.end());
  if (std::count(known.begin(), known.end(), staff.role) > 0) return;
  auto hint = "the roles are ";
  std::string list;
  for (const auto& role : known) list += (list.empty() ? "" : ", ") + role;
  const auto near = nearest(staff.role, known);
  faults.push_back({loaded.document.locate(child("/staff", index) + "/role"), "there is no role '" + staff.role + "'",
                    near.empty() ? hint + list : "did you mean '" + near + "'?"});
}

}  // namespace

Loaded load(const LoadOptions& options) {
  Loaded loaded;
  auto sources = read_sources(options.file, loaded.faults);
  loaded.document = std::move(sources.document);
  loaded.files = std::move(sources.files);
  // A file that can't be read would only bring forth false alarms.
  if (!loaded.faults.empty()) return loaded;

  apply_environment(loaded.document, portal_schema(), options.environment, loaded.faults);
  apply_assignments(loaded.document, portal_schema(), options.assignments, loaded.faults);
  loaded.written = loaded.document.where;
  check(loaded.document, "", portal_schema(), loaded.faults);
  Rules(loaded.document, loaded.faults).check();
  sort(loaded.faults, loaded.files);
  if (!loaded.faults.empty()) return loaded;
  loaded.portal = portal_from(loaded.document);
  check_languages(loaded.document, "", portal_schema(), loaded.portal.languages, loaded.warnings);
  return loaded;
}

void check_plugins(Loaded& loaded, const std::map<std::string, PluginFacts>& plugins) {
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < loaded.portal.services.size(); ++i) {
    auto& service = loaded.portal.services[i];
    const auto plugin = plugins.find(service.plugin);
    if (plugin == plugins.end()) continue;  // refused by the loader, with its reason
    const auto pointer = child("/service", i) + "/settings";
    check(loaded.document, pointer, plugin->second.settings, faults);
    check_languages(loaded.document, pointer, plugin->second.settings, loaded.portal.languages, loaded.warnings);
    boost::system::error_code absent;
    const auto* settings = loaded.document.root.find_pointer(pointer, absent);
    if (settings && settings->is_object()) service.settings = settings->get_object();
  }
  for (std::size_t i = 0; i < loaded.portal.staff.size(); ++i) check_role(loaded, i, plugins, faults);
  sort(faults, loaded.files);
  loaded.faults.insert(loaded.faults.end(), faults.begin(), faults.end());
}

}  // namespace kenes::config
