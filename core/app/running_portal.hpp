#pragma once
// How a command finds the portal that `kenes up` runs beside it: by its data directory.
#include "app/blueprint.hpp"

namespace kenes::app {

// Writes down in the data directory which file and which assignments the portal runs with.
void note_running(const std::filesystem::path& data_dir, const ConfigChoice& choice);

// The same file and assignments for a command that named only the data directory; its own assignments win. A command
// that named a file keeps to it, and so does one for a directory in which no portal ran.
ConfigChoice like_running(ConfigChoice choice, const std::filesystem::path& data_dir);

// Gives this process what `kenes up` found out for its own: the mails of a demonstration. Refused, with what to do,
// when the portal has a private cluster that doesn't answer. [main thread]
void join_running(const config::Portal& portal);

}  // namespace kenes::app
