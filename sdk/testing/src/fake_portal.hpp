#pragma once
// What a FakeHost consists of.
#include <list>
#include <map>
#include <set>

#include "fake_database.hpp"
#include "fake_offers.hpp"
#include "fake_registrar.hpp"
#include "fake_secrets.hpp"
#include "fake_translator.hpp"
#include "fake_work.hpp"
#include "identity/challenge/challenges.hpp"
#include "kenes/testing/fake_host.hpp"

namespace kenes::testing {

struct Seat;

// What all plugins share.
struct FakePortal {
  explicit FakePortal(FakeHost::Options given);

  FakeHost::Options options;
  FakeClock clock;
  FakeDatabase database;
  FakeSecrets secrets;
  FakeMailer mail{database};
  JobList jobs;
  std::vector<Audited> audited;
  std::vector<Flash> flashes;
  std::map<std::string, void*, std::less<>> offers;
  FakeOffers own_offers{options.authorities, options.ways};
  identity::PortalChallenges challenges{database, clock, secrets};  // the host's own: they are all rules
  std::list<FakeTranslator> translators;                            // one for each language
  std::string base_url = "https://kenes.test";
  std::string visitor_language = "en";
  std::map<std::string, Actor> accounts;  // by e-mail
  std::list<Seat> seats;                  // in the order of loading

  const Translator& translator(std::string_view language) const;
  Seat& seat(std::string_view plugin_id);
  // The account as it is now, if the actor has one.
  Actor current(const Actor& actor) const;
};

// The Host that one plugin sees.
class FakePluginHost : public Host {
 public:
  FakePluginHost(FakePortal& portal, std::string id, const std::set<std::string>& kinds);

  std::string_view plugin_id() const override { return id_; }
  spdlog::logger& log() override { return *log_; }
  const Clock& clock() const override { return portal_.clock; }
  Database& database() override { return portal_.database; }
  Jobs& jobs() override { return jobs_; }
  Mailer& mail() override { return portal_.mail; }
  Audit& audit() override { return audit_; }
  const Secrets& secrets() const override { return portal_.secrets; }
  const std::vector<Service>& services() const override { return portal_.options.services; }
  const Service* service(std::string_view slug) const override;
  const Translator& translator(std::string_view language) const override { return portal_.translator(language); }
  const std::vector<std::string>& languages() const override { return portal_.options.languages; }
  const std::string& base_url() const override { return portal_.base_url; }
  const std::string& time_zone() const override { return portal_.options.time_zone; }
  Document read_toml(const std::filesystem::path& file, std::vector<Fault>& faults) const override;
  void offer(std::string_view id, void* service) override;
  void* find(std::string_view id) const override;

 private:
  FakePortal& portal_;
  std::string id_;
  std::shared_ptr<spdlog::logger> log_;
  FakeJobs jobs_;
  FakeAudit audit_;
};

// One loaded plugin.
struct Seat {
  Seat(FakePortal& portal, std::string plugin_id) : id(std::move(plugin_id)), declared(id), host(portal, id, kinds) {}

  std::string id;
  FakeRegistrar declared;
  std::set<std::string> kinds;
  FakePluginHost host;
  Plugin* plugin = nullptr;
  std::unique_ptr<Plugin> owned;
  std::map<std::string, Time> timers;  // when each is due next
};

}  // namespace kenes::testing
