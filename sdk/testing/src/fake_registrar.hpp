#pragma once
#include <string>
#include <vector>

#include "kenes/registrar.hpp"

namespace kenes::testing {

struct DeclaredJob {
  std::string kind;
  JobHandler handler;
};
struct DeclaredRole {
  std::string name, description;
};
struct StaffPage {
  std::string path, title;
  std::vector<std::string> roles;
};

// Keeps what one plugin declared, and what is wrong with it. `faults` is empty if the host would accept it.
class FakeRegistrar : public Registrar {
 public:
  explicit FakeRegistrar(std::string plugin) : plugin_(std::move(plugin)) {}

  void settings(Schema schema) override;
  void role(std::string name, std::string description) override;
  void route(Route route) override;
  void job(std::string kind, JobHandler handler) override;
  void timer(Timer timer) override;
  void command(Command command) override;
  void staff_page(std::string path, std::string title, std::vector<std::string> roles) override;
  void news(NewsSource source) override;
  void configuration_check(ConfigurationCheck check) override;
  void personal_data(std::unique_ptr<PersonalData> data) override;
  void sign_in(SignInOffer offer) override;

  Schema schema;
  std::vector<DeclaredRole> roles;
  std::vector<Route> routes;
  std::vector<DeclaredJob> jobs;
  std::vector<Timer> timers;
  std::vector<Command> commands;
  std::vector<StaffPage> staff_pages;
  std::vector<NewsSource> news_sources;
  std::vector<ConfigurationCheck> configuration_checks;
  std::vector<std::unique_ptr<PersonalData>> kept_of_people;
  std::vector<SignInOffer> sign_in_offers;
  std::vector<std::string> faults;

 private:
  void fault(std::string text) { faults.push_back(plugin_ + ": " + std::move(text)); }
  void job_kind(const std::string& kind, bool has_handler);

  std::string plugin_;
};

}  // namespace kenes::testing
