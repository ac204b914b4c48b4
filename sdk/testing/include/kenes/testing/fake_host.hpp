#pragma once
// A host for plugin tests: real PostgreSQL and SQL, a clock that the test moves, jobs that run when it does, mail and
// audit that can be looked at, requests without HTTP. Each FakeHost has a fresh database in the cluster that
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
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "kenes/authorities.hpp"
#include "kenes/files.hpp"
#include "kenes/operations.hpp"
#include "kenes/plugin.hpp"
#include "kenes/sign_ins.hpp"
#include "kenes/text_messages.hpp"

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

struct Flash {
  std::string kind, text;
};

class FakeHost {
 public:
  struct Options {
    std::vector<Service> services = {};  // settings are checked against the plugin's schema when it is loaded
    std::string time_zone = "Europe/London";
    std::filesystem::path core_migrations = KENES_CORE_MIGRATIONS;  // of this build or installation
    std::vector<std::string> languages = {"en", "kk", "ru"};        // the texts stay English in all of them
    std::vector<Authority> authorities = {};
    std::vector<SignInWay> ways = {{.key = "email"}};
  };

  // Throws std::runtime_error if KENES_TEST_DATABASE_URL is not set.
  explicit FakeHost(Options options);
  ~FakeHost();  // stops the plugins, drops the database
  FakeHost(const FakeHost&) = delete;
  FakeHost& operator=(const FakeHost&) = delete;

  // Declares, migrates from folder/migrations and starts. The plugin must outlive the host. Dependencies first. Throws
  // std::runtime_error with every fault of what it declared and of its services' settings.
  void load(Plugin& plugin, std::string id, const std::filesystem::path& folder);
  // The same with the shared library in a built or installed folder: "plugins/letters" holds letters.so.
  void load(const std::filesystem::path& folder);

  Host& host(std::string_view plugin_id);
  Database& database();
  FakeClock& clock();

  // An account with a confirmed e-mail, the same one for the same address; roles apply from the next call on.
  Actor person(const std::string& email, std::vector<Role> roles = {});
  // From now on Persons::find knows them by this number.
  void name_person(const Actor& person, const std::string& space, const std::string& number);
  static Actor anonymous() { return {}; }

  // The language of the calls that follow; English at first.
  void visitor_language(const std::string& code);
  // The language in which Mailer::language_of says that the person wants mail.
  void person_language(const Actor& person, const std::string& code);

  // Calls the route as the host would: 404 without a route, 403 without access (a redirect to /sign-in when anonymous),
  // otherwise the handler. CSRF and rate limits are the host's matter and not checked here.
  // Pages are not rendered: look at page.view and page.model. The .json twin has the model in its body.
  Response get(const Actor& actor, const std::string& target);
  Response post(const Actor& actor, const std::string& target, const std::vector<NamedValue>& form);

  // What was shown to visitors with Call::flash since the last time.
  std::vector<Flash> take_flashes();

  // Moves the clock and runs every job that falls due, in order of time, at its time. An exception of a job is passed
  // on; the job waits again, for one minute later. Timers run when the clock stops (at a job, at the end), once for all
  // that is due.
  void advance(std::chrono::microseconds by);
  void advance_to(Time at);
  // Runs what is due now.
  void run_jobs();
  // Waiting jobs, the next first, without timers.
  std::vector<JobRequest> waiting_jobs() const;

  // Mail that committed transactions asked for, the oldest first, one for each unique key.
  const std::vector<MailMessage>& mail() const;
  const std::vector<Audited>& audited() const;
  // Text messages likewise, whether or not the transaction committed.
  const std::vector<TextMessage>& text_messages() const;
  // What plugins wrote to the operator (Operations), whether or not the transaction committed.
  const std::vector<OperatorMail>& operator_mail() const;
  // Their gauges, read now.
  std::map<std::string, double> gauges() const;
  // A complete file in a folder, as if somebody had uploaded it; its id. `download` answers "content of NAME".
  // With a content it has that instead, and its size.
  std::int64_t put_file(const std::string& folder, StoredFile file, std::string content = "");
  // Runs a command of a loaded plugin; its exit code.
  int command(std::string_view verb, std::string_view noun, const std::vector<std::string>& arguments);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

Service service(std::string slug, std::string plugin, const std::filesystem::path& process = {},
                boost::json::object settings = {});

}  // namespace kenes::testing
