#pragma once
// A host for plugin tests: real PostgreSQL and SQL, a clock that the test moves, jobs that run when it does, mail and audit
// that can be looked at, requests without HTTP. Each FakeHost has a fresh database in the cluster that
// KENES_TEST_DATABASE_URL names (`kenes-test-postgres COMMAND…` starts one around a test program).
//
//   FakeHost host({.services = {service("petitions", "petition", process_file)}});
//   host.load(kit_plugin, KIT_FOLDER);             // declare, migrate, start
//   host.load(petition_plugin, PETITION_FOLDER);
//   auto ann = host.person("ann@example.org");
//   auto answer = host.post(ann, "/petitions/new", {{"action", "Plant trees"}});
//   host.advance(std::chrono::hours{24});
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kenes/plugin.hpp"

namespace kenes::testing {

class FakeClock : public Clock {
 public:
  Time now() const override { return now_; }
  Time now_ = from_micros(1'767'268'800'000'000);  // 2026-01-01T12:00:00Z
};

struct Audited {
  std::string plugin;
  AuditEntry entry;
};

class FakeHost {
 public:
  struct Options {
    std::vector<Service> services = {};  // settings are checked against the plugin's schema when it is loaded
    std::string time_zone = "Europe/London";
    std::filesystem::path core_migrations = {};  // default: of this build or installation
  };

  explicit FakeHost(Options options);
  ~FakeHost();  // drops the database
  FakeHost(const FakeHost&) = delete;
  FakeHost& operator=(const FakeHost&) = delete;

  // Declares, migrates from folder/migrations and starts. The plugin must outlive the host. Dependencies first.
  void load(Plugin& plugin, std::string id, const std::filesystem::path& folder);

  Host& host(std::string_view plugin_id);
  Database& database();
  FakeClock& clock();

  // An account with a confirmed e-mail, the same one for the same address; roles apply from the next call on.
  Actor person(const std::string& email, std::vector<Role> roles = {});
  static Actor anonymous() { return {}; }

  // Calls the route as the host would: 404 without a route, 403 without access (a redirect to /sign-in when anonymous),
  // otherwise the handler. CSRF and rate limits are the host's matter and not checked here.
  Response get(const Actor& actor, const std::string& target);
  Response post(const Actor& actor, const std::string& target, const std::vector<NamedValue>& form);

  // Moves the clock and runs every job that falls due, in order of time, at its time.
  void advance(std::chrono::microseconds by);
  void advance_to(Time at);
  // Runs what is due now.
  void run_jobs();
  // Waiting jobs, the next first.
  std::vector<JobRequest> waiting_jobs() const;

  // Mail that committed transactions asked for, the oldest first, one for each unique key.
  const std::vector<MailMessage>& mail() const;
  const std::vector<Audited>& audited() const;
  // Runs a command of a loaded plugin; its exit code.
  int command(std::string_view verb, std::string_view noun, const std::vector<std::string>& arguments);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

Service service(std::string slug, std::string plugin, const std::filesystem::path& process = {},
                boost::json::object settings = {});

}  // namespace kenes::testing
