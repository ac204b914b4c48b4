#include "storage/cluster.hpp"

#include <libpq-fe.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <fstream>
#include <memory>
#include <thread>

#include "storage/cluster_owner.hpp"
#include "storage/places.hpp"

namespace kenes::storage {
namespace fs = std::filesystem;
using namespace std::chrono_literals;
namespace {

constexpr auto longest_start = 60s;  // recovery after a crash may take a while
constexpr auto tick = 20ms;
constexpr int clean_shutdown = SIGINT;  // PostgreSQL's "fast" one: it rolls back what is open and keeps the rest

std::string connection(const fs::path& directory, const std::string& database) {
  return "host='" + socket_folder(directory).string() + "' port=5432 user=kenes dbname=" + database;
}

// An eighth of the machine's memory, from 128 MB to 4 GB: the portal's node and the system's own cache need room beside
// it.
long shared_megabytes() {
  const long machine = ::sysconf(_SC_PHYS_PAGES) / 1024 * (::sysconf(_SC_PAGESIZE) / 1024);
  return std::clamp(machine / 8, 128L, 4096L);
}

std::vector<std::string> server_options(const ClusterSettings& settings) {
  std::vector<std::string> options = {
      "listen_addresses=", "unix_socket_permissions=0700", "port=5432", "timezone=UTC", "log_timezone=UTC", "jit=off",
      "max_connections=200", "max_wal_size=2GB", "idle_in_transaction_session_timeout=60s",
      // The log must hold no personal data: no statements, no DETAIL lines such as "Key (email)=(…) already exists".
      "log_error_verbosity=terse", "log_min_error_statement=panic", "log_line_prefix=%m [%p] "};
  if (settings.durability == Durability::safe) {
    options.push_back("shared_buffers=" + std::to_string(shared_megabytes()) + "MB");
    // Hashes of persons come in no order, so that in a large ledger almost each support touches another page of the
    // index; compressed, what has to be logged of these pages is 40 % less.
    options.emplace_back("wal_compression=lz4");
  } else {
    for (const char* option : {"shared_buffers=128MB", "fsync=off", "full_page_writes=off", "synchronous_commit=off",
                               "wal_level=minimal", "max_wal_senders=0"}) {
      options.emplace_back(option);
    }
  }
  options.insert(options.end(), settings.options.begin(), settings.options.end());
  return options;
}

}  // namespace

Cluster::Cluster(ClusterSettings settings) : settings_(std::move(settings)) {
  settings_.directory = fs::absolute(settings_.directory).lexically_normal();
}

Cluster::~Cluster() {
  stop();
}

std::string Cluster::url() const {
  return connection(settings_.directory, settings_.database);
}

std::string Cluster::url_of(const fs::path& directory, const std::string& database) {
  return connection(directory, database);
}

bool Cluster::answers(const fs::path& directory) {
  return PQping(connection(directory, "postgres").c_str()) == PQPING_OK;
}

Result<void> Cluster::start() {
  if (running()) return {};
  return prepare()
      .and_then([this] { return predecessor_gone(); })
      .and_then([this] { return initialise(); })
      .and_then([this] { return launch(); })
      .and_then([this] { return wait_until_ready(); })
      .and_then([this] { return make_database(); });
}

Result<void> Cluster::prepare() {
  auto owner = cluster_owner();
  if (!owner) return tl::unexpected(owner.error());
  if (auto made = make_private_folder(settings_.directory, *owner); !made) return made;
  const auto socket = socket_folder(settings_.directory);
  return socket == settings_.directory ? Result<void>{} : make_private_folder(socket, *owner);
}

// A server whose launcher was killed is still shutting down; starting beside it would fail.
Result<void> Cluster::predecessor_gone() const {
  pid_t other = 0;
  for (const auto until = std::chrono::steady_clock::now() + 15s;;) {
    std::ifstream file(settings_.directory / "data" / "postmaster.pid");
    if (!(file >> other) || other <= 1 || (::kill(other, 0) != 0 && errno == ESRCH)) return {};
    std::ifstream name("/proc/" + std::to_string(other) + "/comm");
    std::string command;
    if (!(name >> command) || command != "postgres") return {};  // the number was given to another program since
    if (std::chrono::steady_clock::now() > until) break;
    std::this_thread::sleep_for(tick);
  }
  return fail("cluster_in_use", "PostgreSQL (process " + std::to_string(other) + ") already serves " +
                                    settings_.directory.string() +
                                    ". Stop the program that started it, or choose another data directory.");
}

process::Spawn Cluster::program(process::Account owner, std::vector<std::string> command, int death_signal) const {
  return {.command = std::move(command),
          .surroundings = process::Surroundings::bare,
          .account = std::move(owner),
          .output = (settings_.directory / "postgres.log").string(),
          .output_mode = 0600,
          .death_signal = death_signal};
}

Result<void> Cluster::initialise() {
  const auto data = settings_.directory / "data", unfinished = settings_.directory / "data.unfinished";
  if (fs::exists(data / "PG_VERSION")) return {};
  auto owner = cluster_owner();
  auto binaries = find_binaries(settings_.binaries, "");
  if (!owner || !binaries) return tl::unexpected(owner ? binaries.error() : owner.error());
  std::error_code error;
  fs::remove_all(unfinished, error);  // of a start that was killed
  std::vector<std::string> arguments = {(*binaries / "initdb").string(),
                                        "-D",
                                        unfinished.string(),
                                        "-U",
                                        "kenes",
                                        "-E",
                                        "UTF8",
                                        "--locale-provider=icu",
                                        "--icu-locale=und",
                                        "--locale=C.UTF-8",
                                        "--auth-local=trust",
                                        "--auth-host=reject",
                                        "-k"};
  if (settings_.durability == Durability::fast) arguments.emplace_back("--no-sync");
  const auto code = process::run(program(std::move(*owner), std::move(arguments), SIGTERM));
  if (!code) return tl::unexpected(code.error());
  if (*code != 0) {
    return fail("initdb_failed",
                "initdb could not make the database cluster in " + data.string() + ":\n" + last_log_lines());
  }
  fs::rename(unfinished, data, error);
  if (error) return fail("initdb_failed", "cannot rename " + unfinished.string() + " to data: " + error.message());
  return {};
}

Result<void> Cluster::launch() {
  const auto data = settings_.directory / "data";
  auto owner = cluster_owner();
  auto binaries = find_binaries(settings_.binaries, data_version(data));
  if (!owner || !binaries) return tl::unexpected(owner ? binaries.error() : owner.error());
  std::error_code none;
  const auto log = settings_.directory / "postgres.log";
  if (fs::file_size(log, none) > (16U << 20) && !none) fs::resize_file(log, 0, none);
  std::vector<std::string> arguments = {(*binaries / "postgres").string(), "-D", data.string(), "-k",
                                        socket_folder(settings_.directory).string()};
  for (auto& option : server_options(settings_)) arguments.insert(arguments.end(), {"-c", std::move(option)});
  return process::Child::start(program(std::move(*owner), std::move(arguments), clean_shutdown))
      .map([this](process::Child child) { server_ = std::move(child); });
}

Result<void> Cluster::wait_until_ready() {
  const auto target = connection(settings_.directory, "postgres");
  for (const auto until = std::chrono::steady_clock::now() + longest_start; std::chrono::steady_clock::now() < until;) {
    if (PQping(target.c_str()) == PQPING_OK) return {};
    if (!running()) {
      return fail("postgres_ended", "PostgreSQL ended while starting in " + settings_.directory.string() +
                                        ". Its log (postgres.log there) ends with:\n" + last_log_lines());
    }
    std::this_thread::sleep_for(tick);
  }
  stop();
  return fail("postgres_slow",
              "PostgreSQL did not become ready within 60 seconds. Its log ends with:\n" + last_log_lines());
}

Result<void> Cluster::make_database() {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> server(
      PQconnectdb(connection(settings_.directory, "postgres").c_str()), &PQfinish);
  const auto run = [&](const std::string& text) {
    return std::unique_ptr<PGresult, decltype(&PQclear)>(PQexec(server.get(), text.c_str()), &PQclear);
  };
  const auto& name = settings_.database;
  if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos || name.empty()) {
    return fail("database_name", "the database name '" + name + "' may hold a-z, 0-9 and _ only");
  }
  const auto found = run("SELECT 1 FROM pg_database WHERE datname = '" + name + "'");
  if (PQntuples(found.get()) == 1) return {};
  if (PQresultStatus(run("CREATE DATABASE " + name).get()) == PGRES_COMMAND_OK) return {};
  return fail("database_not_made", "cannot make the database " + name + ": " + PQerrorMessage(server.get()));
}

bool Cluster::running() {
  server_.ended();
  return server_.running();
}

void Cluster::stop() noexcept {
  server_.signal(clean_shutdown);
  if (server_.ends_within(30s)) return;
  server_.signal(SIGQUIT);  // at once; the next start recovers from the log
  server_.wait();
}

std::string Cluster::last_log_lines() const {
  std::ifstream file(settings_.directory / "postgres.log");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back("  " + line);
  std::string text;
  for (std::size_t i = lines.size() > 8 ? lines.size() - 8 : 0; i < lines.size(); ++i) text += lines[i] + "\n";
  return text;
}

}  // namespace kenes::storage
