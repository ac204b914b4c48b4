#pragma once
// The Host that one plugin sees: the portal's facilities, with the plugin's own log and words.
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "config/portal.hpp"
#include "kenes/host.hpp"

namespace kenes::app {

// What the whole portal shares. References outlive every PluginHost.
struct Facilities {
  const config::Portal& portal;
  const Clock& clock;
  Database& database;
  Jobs& jobs;
  Mailer& mail;
  Audit& audit;
  const Secrets& secrets;
  std::function<const Translator&(std::string_view domain, std::string_view language)> translator;
  std::function<Document(const std::filesystem::path&, std::vector<Fault>&)> read_toml;
  std::map<std::string, void*, std::less<>> offers = {};  // written in start(), on the main thread only
};

class PluginHost final : public Host {
 public:
  PluginHost(Facilities& facilities, std::string plugin_id);

  std::string_view plugin_id() const override { return id_; }
  spdlog::logger& log() override { return *log_; }
  const Clock& clock() const override { return shared_.clock; }
  Database& database() override { return shared_.database; }
  Jobs& jobs() override { return shared_.jobs; }
  Mailer& mail() override { return shared_.mail; }
  Audit& audit() override { return shared_.audit; }
  const Secrets& secrets() const override { return shared_.secrets; }
  const std::vector<Service>& services() const override { return shared_.portal.services; }
  const Service* service(std::string_view slug) const override;
  const Translator& translator(std::string_view language) const override;
  const std::vector<std::string>& languages() const override { return shared_.portal.languages; }
  const std::string& base_url() const override { return shared_.portal.base_url; }
  const std::string& time_zone() const override { return shared_.portal.time_zone; }
  Document read_toml(const std::filesystem::path& file, std::vector<Fault>& faults) const override;
  void offer(std::string_view id, void* service) override;
  void* find(std::string_view id) const override;

 private:
  Facilities& shared_;
  std::string id_;
  std::shared_ptr<spdlog::logger> log_;
};

}  // namespace kenes::app
