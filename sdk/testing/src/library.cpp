#include "library.hpp"

#include <dlfcn.h>
#include <spdlog/fmt/fmt.h>

#include <string_view>

namespace kenes::testing {

Result<const Descriptor*> open_plugin(const std::filesystem::path& folder) {
  const auto name = folder.has_filename() ? folder.filename() : folder.parent_path().filename();
  const auto file = (folder / name).string() + ".so";
  void* const library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) return fail("not_loaded", fmt::format("{} can't be loaded: {}", file, ::dlerror()));
  const auto* found = static_cast<const Descriptor*>(::dlsym(library, "kenes_plugin_v1"));
  if (!found) return fail("not_a_plugin", file + " has no symbol kenes_plugin_v1: end plugin.cpp with KENES_PLUGIN(…)");
  if (found->size != sizeof(Descriptor) || std::string_view(found->abi) != KENES_ABI) {
    return fail("other_abi",
                fmt::format("{} was built for \"{}\", this program for \"{}\": build it again with this SDK", file,
                            found->abi, KENES_ABI));
  }
  if (name != found->id) return fail("other_id", fmt::format("{} calls itself '{}'", file, found->id));
  return found;
}

}  // namespace kenes::testing
