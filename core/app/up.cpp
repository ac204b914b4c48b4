#include "app/up.hpp"

#include <spdlog/spdlog.h>

#include <csignal>
#include <fstream>
#include <iostream>
#include <thread>

#include "app/demo_eid.hpp"
#include "app/demonstration.hpp"
#include "app/running_portal.hpp"
#include "app/supervisor.hpp"
#include "front/nginx.hpp"
#include "process/free_port.hpp"
#include "storage/cluster.hpp"

namespace kenes::app {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Environment = std::vector<std::pair<std::string, std::string>>;

volatile std::sig_atomic_t asked_to_stop = 0;
void ask_to_stop(int) {
  asked_to_stop = 1;
}

void listen_for_stop() {
  struct sigaction action {};
  action.sa_handler = ask_to_stop;
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGINT, &action, nullptr);
}

void step(const std::string& what) {
  std::cout << "==> " << what << std::endl;
}

// `kenes VERB …` with the same configuration and what the supervisor found out.
process::Spawn kenes(const UpOptions& options, const Environment& environment, std::vector<std::string> words,
                     const std::string& last_assignment = "") {
  words.insert(words.begin(), options.places.program.string());
  words.insert(words.end(), {"--config", options.config_file.string()});
  for (const auto& assignment : options.assignments) words.insert(words.end(), {"--set", assignment});
  if (!last_assignment.empty()) words.insert(words.end(), {"--set", last_assignment});
  return {.command = std::move(words), .environment = environment};
}

bool succeeds(const process::Spawn& command) {
  const auto code = process::run(command);
  if (!code) std::cerr << code.error().message << std::endl;
  return code == 0;
}

bool load_samples(const config::Portal& portal, const UpOptions& options, const Environment& environment) {
  const auto commands = sample_commands(portal, options.config_file.parent_path());
  const auto stamp_file = portal.data_dir / "sample-data.sha256";
  const auto stamp = sample_stamp(commands);
  std::string known;
  std::ifstream(stamp_file) >> known;
  if (known == stamp) return true;
  step("Loading the demonstration's data");
  for (const auto& command : commands)
    if (!succeeds(kenes(options, environment, command))) return false;
  std::ofstream(stamp_file) << stamp << "\n";
  return true;
}

void greet(const config::Portal& portal) {
  std::cout << "\n" << portal.name.in("en") << " is at " << portal.base_url << "\n";
  if (portal.demonstration) {
    std::cout << "\nSign in with an e-mail address at " << portal.base_url
              << "/sign-in; the mail with the code arrives at " << portal.base_url << portal.mail.mailbox
              << "\n  as a citizen: any address, for example citizen@kenes.example\n";
    for (const auto& way : portal.sign_ins) {
      if (way.demonstration) std::cout << "  or by " << way.title.in("en") << ": choose one of its invented people\n";
    }
    for (const auto& staff : portal.staff) std::cout << "  as " << staff.role << ": " << staff.email << "\n";
  }
  std::cout << "\nData and logs are in " << portal.data_dir.string() << ". Ctrl-C stops everything." << std::endl;
}

int stopped(const std::string& why) {
  std::cerr << "kenes up: " << why << std::endl;
  return 1;
}

}  // namespace

int up(const config::Portal& portal, const UpOptions& options) {
  listen_for_stop();
  fs::create_directories(portal.data_dir / "log");
  note_running(portal.data_dir, {options.config_file, options.assignments});
  Environment environment;

  storage::Cluster cluster({.directory = portal.data_dir / "postgresql"});
  const bool own_cluster = portal.database.url.empty();
  if (own_cluster) {
    step("Starting PostgreSQL");
    if (const auto started = cluster.start(); !started) return stopped(started.error().message);
    environment.emplace_back("KENES_DATABASE_URL", cluster.url());
  }

  Supervisor supervisor;
  if (keeps_mails(portal)) {
    const int port = process::free_port();
    fs::create_directories(mailbox_folder(portal));
    supervisor.add({.name = "mailbox", .spawn = mailbox_server(portal, options.places, port)});
    environment.emplace_back("KENES_SMTP_URL", "smtp://127.0.0.1:" + std::to_string(port));
    environment.emplace_back("KENES_MAILBOX_DIR", mailbox_folder(portal).string());
  }

  for (const auto& way : portal.sign_ins) add_demo_eid(portal, way, options.places, {supervisor, environment});

  step("Migrating the database");
  if (!succeeds(kenes(options, environment, {"migrate"}))) return stopped("the migrations did not run; see above");
  if (portal.demonstration && !load_samples(portal, options, environment))
    return stopped("the demonstration's data could not be loaded; see above");

  step("Starting the server and nginx");
  const int port = portal.http.port == 0 ? process::free_port() : portal.http.port;
  supervisor.add({.name = "server",
                  .spawn = kenes(options, environment, {"serve"}, "http.port=" + std::to_string(port)),
                  .patience = 40s});
  const auto configuration = front::write_configuration(front::site_of(portal, {port}));
  if (!configuration) return stopped(configuration.error().message);
  if (const auto sound = front::check_configuration(*configuration); !sound) return stopped(sound.error().message);
  supervisor.add({.name = "nginx", .spawn = {.command = front::command(*configuration)}, .stop_signal = SIGQUIT});
  greet(portal);

  while (asked_to_stop == 0) {
    supervisor.tend();
    if (own_cluster && !cluster.running()) {
      spdlog::error("PostgreSQL ended by itself; starting it again");
      if (const auto again = cluster.start(); !again) spdlog::error("{}", again.error().message);
    }
    std::this_thread::sleep_for(100ms);
  }
  step("Stopping");
  supervisor.stop_all();
  cluster.stop();
  return 0;
}

}  // namespace kenes::app
