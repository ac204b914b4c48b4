#include "app/places.hpp"

#include <stdexcept>
#include <string>

namespace kenes::app {
namespace fs = std::filesystem;
namespace {

// bin/kenes in a build tree has plugins/ beside bin/; the sources are where CMake found them.
Places in_build_tree(const fs::path& program, const fs::path& build, const fs::path& source) {
  return {.program = program,
          .plugins = build / "plugins",
          .migrations = source / "migrations",
          .templates = source / "core/templates",
          .locales = source / "core/locales",
          .assets = build / "assets",
          .config = source / "config",
          .demo = source / "core/mail",
          .eid = build / "demo"};
}

Places installed(const fs::path& program, const fs::path& prefix) {
  const auto share = prefix / "share/kenes";
  return {.program = program,
          .plugins = prefix / KENES_INSTALL_LIBDIR / "kenes/plugins",
          .migrations = share / "migrations",
          .templates = share / "templates",
          .locales = share / "locales",
          .assets = share / "assets",
          .config = share / "config",
          .demo = share / "demo",
          .eid = share / "demo"};
}

}  // namespace

Places find_places() {
  const auto program = fs::read_symlink("/proc/self/exe");
  const auto root = program.parent_path().parent_path();
  auto places =
      fs::exists(root / "CMakeCache.txt") ? in_build_tree(program, root, KENES_SOURCE_DIR) : installed(program, root);
  for (const auto& folder : {places.plugins, places.migrations, places.templates, places.locales, places.assets})
    if (!fs::is_directory(folder))
      throw std::runtime_error("the folder " + folder.string() +
                               " is missing; build the target 'all', or install Kenes anew");
  return places;
}

}  // namespace kenes::app
