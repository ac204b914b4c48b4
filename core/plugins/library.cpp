#include "plugins/library.hpp"

// The only includer of Boost.DLL.
#include <boost/dll/shared_library.hpp>

#include <memory>
#include <regex>

#include <spdlog/fmt/fmt.h>

#include "plugins/abi_note.hpp"

namespace kenes::plugins {
namespace {

namespace dll = boost::dll;

constexpr const char* symbol = "kenes_plugin_v1";
const char* const rebuild = "build the plugin again with this host's SDK (find_package(KenesSdk)) and compiler";

tl::unexpected<Error> other_abi(std::string_view plugins) {
  return fail("other_abi", fmt::format("it was built for another ABI (it has '{}', the host needs '{}'); {}", plugins,
                                       KENES_ABI, rebuild));
}

std::string_view text(const char* words) {
  return words ? words : "";
}

Result<const Descriptor*> checked(const Descriptor& found, const Candidate& candidate) {
  if (found.size != sizeof(Descriptor)) {
    return fail("other_abi",
                fmt::format("its descriptor has {} bytes instead of {}; {}", found.size, sizeof(Descriptor), rebuild));
  }
  if (text(found.abi) != KENES_ABI) return other_abi(text(found.abi));
  static const std::regex id_form("[a-z][a-z0-9_]*"), version_form(R"([0-9]+\.[0-9]+\.[0-9]+([-+].*)?)");
  if (text(found.id) != candidate.id) {
    return fail("wrong_id", fmt::format("it calls itself '{}'; folder, file and id must be the same: {}/{}.so",
                                        text(found.id), text(found.id), text(found.id)));
  }
  if (!std::regex_match(candidate.id, id_form)) {
    return fail("wrong_id",
                fmt::format("'{}' can't be an id; use lower-case letters, digits and underscores", candidate.id));
  }
  if (!std::regex_match(std::string(text(found.version)), version_form)) {
    return fail("wrong_version",
                fmt::format("its version '{}' is not one of semver.org; write it as 1.0.0", text(found.version)));
  }
  if (!found.create) return fail("not_a_plugin", "its descriptor creates nothing; declare it with KENES_PLUGIN");
  return &found;
}

}  // namespace

Result<const Descriptor*> load_library(const Candidate& candidate) {
  const auto tag = read_abi(candidate.file);
  if (!tag) {
    const auto* todo = tag.error().code == "not_a_plugin" ? "declare it with KENES_PLUGIN, once, in its plugin.cpp"
                                                          : "build or install the plugin again";
    return fail(tag.error().code, tag.error().message + "; " + todo);
  }
  if (*tag != KENES_ABI) return other_abi(*tag);
  try {
    // Loaded now and not lazily, so that a missing symbol shows here and not in the middle of a request.
    auto library =
        std::make_unique<dll::shared_library>(candidate.file, dll::load_mode::rtld_now | dll::load_mode::rtld_local);
    if (!library->has(symbol)) {
      return fail("not_a_plugin", fmt::format("it exports no '{}'; declare it with KENES_PLUGIN", symbol));
    }
    const auto& descriptor = library->get<const Descriptor>(symbol);
    // Kept on purpose until the process ends; see the header.
    static std::vector<std::unique_ptr<dll::shared_library>> kept;
    kept.push_back(std::move(library));
    return checked(descriptor, candidate);
  } catch (const std::exception& error) {
    return fail("not_loadable",
                fmt::format("it can't be loaded: {}; link it against what it uses (-Wl,-z,defs shows what is missing)",
                            error.what()));
  }
}

}  // namespace kenes::plugins
