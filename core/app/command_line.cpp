#include "app/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/blueprint.hpp"
#include "app/commands.hpp"
#include "app/running_portal.hpp"

namespace kenes::app {
namespace {

struct Words {
  ConfigChoice config;
  std::string data_dir;
  bool dry_run = false;

  ConfigChoice choice() const {
    auto all = config;
    if (!data_dir.empty()) all.assignments.push_back("portal.data_dir=" + data_dir);
    return all;
  }
};

// Every verb takes these.
CLI::App* verb(CLI::App& program, Words& words, const std::string& name, const std::string& what) {
  auto* added = program.add_subcommand(name, what);
  added->add_option("-c,--config", words.config.file, "Portal file (default: the demonstration portal)")
      ->envname("KENES_CONFIG");
  added->add_option("--set", words.config.assignments, "Override a setting: --set http.front_port=8081")
      ->take_all()
      ->allow_extra_args(false);
  added->add_option("--data", words.data_dir, "Data directory");
  return added;
}

bool is_foreign(const CLI::App& program, const std::string& word) {
  if (word.empty() || word.front() == '-') return false;
  const auto verbs = program.get_subcommands([](const CLI::App*) { return true; });
  return std::none_of(verbs.begin(), verbs.end(), [&](const CLI::App* one) { return one->get_name() == word; });
}

}  // namespace

int command_line(int count, char** arguments) {
  CLI::App program("Kenes: a framework for participation portals", "kenes");
  program.require_subcommand(1);
  program.set_version_flag("--version", KENES_VERSION);
  program.footer("Plugins add verbs, for example: kenes import petitions FILE…");
  Words words;
  int code = 0;
  const auto on = [&](CLI::App* added, auto run) { added->callback([&words, &code, run] { code = run(words); }); };

  on(verb(program, words, "up", "Start everything on this machine: database, nginx, server"),
     [](const Words& w) { return up_command(w.choice()); });
  on(verb(program, words, "serve", "Start one node of the server (needs a database and nginx)"),
     [](const Words& w) { return serve_command(w.choice()); });
  auto* migrate = verb(program, words, "migrate", "Bring the database up to date");
  migrate->add_flag("--dry-run", words.dry_run, "Only list what would run");
  on(migrate, [](const Words& w) { return migrate_command(w.choice(), w.dry_run); });

  auto* config = program.add_subcommand("config", "Look at the configuration")->require_subcommand(1);
  on(verb(*config, words, "check", "Report every fault at once"),
     [](const Words& w) { return config_check_command(w.choice()); });
  on(verb(*config, words, "show", "Print effective values and where each came from"),
     [](const Words& w) { return config_show_command(w.choice()); });
  config->add_subcommand("reference", "Describe every setting")->callback([&] { code = config_reference_command(); });

  on(verb(program, words, "permissions", "Print who may call which page, in Markdown"),
     [](const Words& w) { return permissions_command(w.choice()); });

  auto* templates = program.add_subcommand("templates", "Look at the templates")->require_subcommand(1);
  on(verb(*templates, words, "check", "Report templates that could not be escaped safely"),
     [](const Words& w) { return templates_check_command(w.choice()); });

  // What is none of these is a plugin's: kenes VERB NOUN [arguments]. Which there are is known when plugins are loaded.
  if (const std::string name = count > 1 ? arguments[1] : ""; is_foreign(program, name)) {
    auto* added = verb(program, words, name, "A plugin's: kenes " + name + " NOUN …");
    // What isn't the host's is the plugin's, options too, in their order; --help is told by what plugins declared.
    added->allow_extras()->set_help_flag();
    on(added, [name, added](const Words& w) {
      return plugin_command(like_running(w.choice(), w.data_dir), name, added->remaining());
    });
  }

  try {
    program.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : 2;
  }
  return code;
}

}  // namespace kenes::app
