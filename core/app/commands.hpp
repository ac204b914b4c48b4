#pragma once
// The verbs of the program `kenes`. Each returns the exit code: 0 done, 1 refused or failed, said on stderr.
#include <string>
#include <vector>

#include "app/blueprint.hpp"

namespace kenes::app {

int up_command(const ConfigChoice& choice);
int serve_command(const ConfigChoice& choice);
int migrate_command(const ConfigChoice& choice, bool dry_run);
int config_check_command(const ConfigChoice& choice);
int config_show_command(const ConfigChoice& choice);
int config_reference_command();
// Who may call what, in Markdown.
int permissions_command(const ConfigChoice& choice);
int templates_check_command(const ConfigChoice& choice);
// kenes VERB NOUN [arguments] as a plugin declared it.
int plugin_command(const ConfigChoice& choice, const std::string& verb, const std::vector<std::string>& words);

// The blueprint, or nullptr after every fault was printed.
std::unique_ptr<Blueprint> sound_blueprint(const ConfigChoice& choice);

// Sets the format of log lines on stderr: time in UTC, level, room or plugin, message.
void start_logging();

}  // namespace kenes::app
