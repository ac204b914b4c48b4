#pragma once
#include "plugins/registry.hpp"

namespace kenes::plugins {

// "POST /{id:int}/sign", for messages.
std::string shown(const Route& route);
// What is wrong with the path of a route, or "". Paths are "" or /segments; a segment is fixed text, {name} or
// {name:int}.
std::string path_fault(const std::string& path);
// Whether two paths without faults are reached by the same requests: names of captures don't matter.
bool same_requests(const std::string& one, const std::string& other);

// The Registrar of one plugin: checks each declaration, then puts it into the registry.
class PluginRegistrar final : public Registrar {
 public:
  PluginRegistrar(Registry& registry, std::string plugin, Location file, std::vector<Fault>& faults)
      : registry_(registry), plugin_(std::move(plugin)), file_(std::move(file)), faults_(faults) {}

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

 private:
  void refuse(const std::string& what, std::string hint);
  // Refuses what `other` has declared before.
  void refuse_second(const std::string& what, const std::string& other);
  bool route_is_sound(const Route& route);

  Registry& registry_;
  std::string plugin_;
  Location file_;
  std::vector<Fault>& faults_;
};

}  // namespace kenes::plugins
