#pragma once
// For tests and tools that link the kit instead of having a host load it.
#include <memory>

#include "kenes/participation/kit.hpp"
#include "kenes/plugin.hpp"

namespace kenes::participation {

// The kit as the plugin "participation", for FakeHost::load with the kit's folder.
KENES_API std::unique_ptr<Plugin> make_plugin();

// One more kit on the host's database, as another node would have: its own writer, its own listeners. It must end
// before the host. Its timers' jobs are the host's, which the plugin's own kit serves.
KENES_API std::unique_ptr<Kit> open_kit(Host& host);

}  // namespace kenes::participation
