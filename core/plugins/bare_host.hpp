#pragma once
// A host for tests of plugins that ask it for nothing; what is asked for all the same throws.
#include <stdexcept>

#include "kenes/host.hpp"

namespace kenes::plugins {

class BareHost final : public Host {
 public:
  std::string_view plugin_id() const override { return "bare"; }
  spdlog::logger& log() override { return nothing<spdlog::logger>(); }
  const Clock& clock() const override { return nothing<Clock>(); }
  Database& database() override { return nothing<Database>(); }
  Jobs& jobs() override { return nothing<Jobs>(); }
  Mailer& mail() override { return nothing<Mailer>(); }
  Audit& audit() override { return nothing<Audit>(); }
  const Secrets& secrets() const override { return nothing<Secrets>(); }
  const std::vector<Service>& services() const override { return services_; }
  const Service* service(std::string_view) const override { return nullptr; }
  const Translator& translator(std::string_view) const override { return nothing<Translator>(); }
  const std::vector<std::string>& languages() const override { return languages_; }
  const std::string& base_url() const override { return text_; }
  const std::string& time_zone() const override { return text_; }
  Document read_toml(const std::filesystem::path&, std::vector<Fault>&) const override { return {}; }
  void offer(std::string_view, void*) override {}
  void* find(std::string_view) const override { return nullptr; }

 private:
  template <class T>
  static T& nothing() {
    throw std::logic_error("a bare host has nothing to offer");
  }

  std::vector<Service> services_;
  std::vector<std::string> languages_{"en"};
  std::string text_;
};

}  // namespace kenes::plugins
