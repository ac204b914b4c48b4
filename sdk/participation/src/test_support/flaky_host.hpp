#pragma once
#include <atomic>
#include <functional>

#include "kenes/host.hpp"

namespace kenes::participation::test {

// Another host whose database is in trouble.
class FlakyHost : public Host, private Database {
 public:
  explicit FlakyHost(Host& real) : real_(real) {}

  std::atomic<bool> loses_commits{false};  // commits, and hears of a lost connection; then it runs the work again
  std::atomic<bool> is_down{false};
  std::function<void()> after_read, after_write;  // what others do meanwhile

  Database& database() override { return *this; }
  std::string_view plugin_id() const override { return real_.plugin_id(); }
  spdlog::logger& log() override { return real_.log(); }
  const Clock& clock() const override { return real_.clock(); }
  Jobs& jobs() override { return real_.jobs(); }
  Mailer& mail() override { return real_.mail(); }
  Audit& audit() override { return real_.audit(); }
  const Secrets& secrets() const override { return real_.secrets(); }
  const std::vector<Service>& services() const override { return real_.services(); }
  const Service* service(std::string_view slug) const override { return real_.service(slug); }
  const Translator& translator(std::string_view language) const override { return real_.translator(language); }
  const std::vector<std::string>& languages() const override { return real_.languages(); }
  const std::string& base_url() const override { return real_.base_url(); }
  const std::string& time_zone() const override { return real_.time_zone(); }
  Document read_toml(const std::filesystem::path& file, std::vector<Fault>& faults) const override {
    return real_.read_toml(file, faults);
  }
  void offer(std::string_view id, void* service) override { real_.offer(id, service); }
  void* find(std::string_view id) const override { return real_.find(id); }

 private:
  void run_write(const std::function<void(soci::session&)>& work) override {
    if (is_down) throw DatabaseUnavailable("down");
    if (loses_commits) real_.database().run_write(work);
    real_.database().run_write(work);
    if (after_write) after_write();
  }
  void run_read(const std::function<void(soci::session&)>& work) override {
    real_.database().run_read(work);
    if (after_read) after_read();
  }

  Host& real_;
};

}  // namespace kenes::participation::test
