#pragma once
#include "kenes/plugin.hpp"
#include "kenes/result.hpp"
#include "plugins/discovery.hpp"

namespace kenes::plugins {

// Checks the ABI tag in the file, then loads the library for as long as the process lives (a plugin is never unloaded:
// its types, exceptions and loggers live on in the host) and checks the descriptor. Of the plugin's own code only
// static initialisers have run then. The error's code names the kind of refusal: "not_a_library", "not_a_plugin",
// "other_abi", "not_loadable", "wrong_id", …; its message says what is wrong and, after a semicolon, what to do. [main
// thread]
Result<const Descriptor*> load_library(const Candidate& candidate);

}  // namespace kenes::plugins
