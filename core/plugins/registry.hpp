#pragma once
// What every plugin declared, in one place, checked against each other.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "kenes/document.hpp"
#include "kenes/registrar.hpp"

namespace kenes::plugins {

template <class T>
struct Declared {
  std::string plugin;
  T item;
};

struct JobKind {
  std::string kind;
  JobHandler handler;
};

struct RoleDescription {
  std::string name, description;
};

struct StaffPage {
  std::string path, title;
  std::vector<std::string> roles;
};

// Filled on the main thread before the portal serves; constant and readable from any thread afterwards. The host
// declares its own routes as plugin "core". Handlers stay valid as long as the registry.
class Registry {
 public:
  // What one plugin calls in declare(). A declaration that is refused is appended to `faults` with the plugin's name
  // and left out. The registrar must not outlive the registry or `faults`.
  std::unique_ptr<Registrar> registrar(std::string plugin, const Location& file, std::vector<Fault>& faults);

  // After every plugin has declared: each role that a route or page asks for must have been declared.
  void finish(std::vector<Fault>& faults) const;

  // The schema of [service.settings] of a plugin; nullptr if it declared none: then it has no settings.
  const Schema* settings(const std::string& plugin) const;
  const std::vector<Declared<RoleDescription>>& roles() const { return roles_; }
  std::vector<std::string> roles_of(const std::string& plugin) const;
  const std::vector<Declared<Route>>& routes() const { return routes_; }
  // Those of timers are among them.
  const std::vector<Declared<JobKind>>& jobs() const { return jobs_; }
  const JobHandler* job(const std::string& kind) const;
  const std::vector<Declared<Timer>>& timers() const { return timers_; }
  const std::vector<Declared<Command>>& commands() const { return commands_; }
  const Declared<Command>* command(std::string_view verb, std::string_view noun) const;
  const std::vector<Declared<StaffPage>>& staff_pages() const { return staff_pages_; }
  const std::vector<Declared<NewsSource>>& news() const { return news_; }
  const std::vector<Declared<ConfigurationCheck>>& configuration_checks() const { return configuration_checks_; }
  const std::vector<Declared<std::shared_ptr<PersonalData>>>& personal_data() const { return personal_data_; }
  const std::vector<Declared<SignInOffer>>& sign_in_offers() const { return sign_in_offers_; }

 private:
  friend class PluginRegistrar;

  std::map<std::string, Schema> settings_;
  std::map<std::string, Location> files_;
  std::vector<Declared<RoleDescription>> roles_;
  std::vector<Declared<Route>> routes_;
  std::vector<Declared<JobKind>> jobs_;
  std::vector<Declared<Timer>> timers_;
  std::vector<Declared<Command>> commands_;
  std::vector<Declared<StaffPage>> staff_pages_;
  std::vector<Declared<NewsSource>> news_;
  std::vector<Declared<ConfigurationCheck>> configuration_checks_;
  std::vector<Declared<std::shared_ptr<PersonalData>>> personal_data_;
  std::vector<Declared<SignInOffer>> sign_in_offers_;
};

}  // namespace kenes::plugins
