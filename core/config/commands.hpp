#pragma once
#include <iosfwd>
#include <map>
#include <string>

#include "config/load.hpp"

namespace kenes::config {

// Prints every fault on a line of its own and how many there are; nothing if there are none.
void print(const std::vector<Fault>& faults, std::ostream& out);

// `kenes config check --config FILE`: 0 and one line, or 1 and every fault. `loaded` may have been through
// check_plugins().
int check_command(const Loaded& loaded, std::ostream& out);

// `kenes config show --config FILE`: the effective settings as TOML, each with where it came from; secrets only as
// "set, hidden".
int show_command(const Loaded& loaded, std::ostream& out);

// `kenes config reference`: every setting with its type, fallback and meaning, as Markdown.
int reference_command(std::ostream& out);

}  // namespace kenes::config
