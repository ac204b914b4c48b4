#pragma once
#include <filesystem>

#include "kenes/plugin.hpp"

namespace kenes::testing {

// Opens <folder>/<name of the folder>.so and checks its descriptor against this program. It is never closed again.
Result<const Descriptor*> open_plugin(const std::filesystem::path& folder);

}  // namespace kenes::testing
