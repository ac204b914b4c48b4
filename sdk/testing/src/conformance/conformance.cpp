#include "kenes/testing/conformance.hpp"

#include <sstream>

#include <spdlog/fmt/fmt.h>

#include "faults.hpp"
#include "kenes/testing/fake_host.hpp"
#include "library.hpp"

namespace fs = std::filesystem;
namespace kenes::testing {
namespace {

// The folders of what the plugin depends on, first things first.
Result<std::vector<fs::path>> find_dependencies(const Descriptor& plugin, const std::vector<fs::path>& places) {
  std::vector<fs::path> found;
  std::istringstream ids(plugin.depends_on);
  for (std::string id; ids >> id;) {
    fs::path folder;
    for (const auto& place : places) {
      if (folder.empty() && fs::exists(place / id / (id + ".so"))) folder = place / id;
    }
    if (folder.empty())
      return fail("not_found", fmt::format("depends on '{}', which is in none of the given folders", id));
    const auto other = open_plugin(folder);
    if (!other) return tl::unexpected(other.error());
    const auto below = find_dependencies(**other, places);
    if (!below) return below;
    found.insert(found.end(), below->begin(), below->end());
    found.push_back(folder);
  }
  return found;
}

void check_life(const fs::path& folder, const std::vector<fs::path>& dependencies, Faults& faults) {
  try {
    FakeHost host({});
    for (const auto& other : dependencies) host.load(other);
    host.load(folder);
  } catch (const std::exception& error) {
    faults.push_back(fmt::format("start in a portal without services: {}", error.what()));
  }
}

}  // namespace

std::vector<std::string> conformance(const fs::path& folder, const std::vector<fs::path>& others) {
  const auto opened = open_plugin(folder);
  if (!opened) return {opened.error().message};
  const auto& descriptor = **opened;
  Faults faults;
  check_descriptor(descriptor, faults);
  if (!faults.empty()) return faults;

  FakeRegistrar declared(descriptor.id);
  const std::unique_ptr<Plugin> plugin(descriptor.create());
  plugin->declare(declared);
  check_declaration(declared, faults);
  check_templates(descriptor.id, folder, faults);
  check_locales(folder, faults);
  const auto dependencies = find_dependencies(descriptor, others);
  if (!dependencies) {
    faults.push_back(dependencies.error().message);
    return faults;
  }
  try {
    check_migrations(declared, descriptor.id, folder, *dependencies, faults);
  } catch (const std::exception& error) {
    faults.push_back(fmt::format("migrations: {}", error.what()));
    return faults;
  }
  if (declared.faults.empty()) check_life(folder, *dependencies, faults);
  return faults;
}

}  // namespace kenes::testing
