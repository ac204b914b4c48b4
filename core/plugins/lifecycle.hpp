#pragma once
// From files to running plugins: load, declare, (the caller migrates), start, stop.
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kenes/plugin.hpp"
#include "plugins/discovery.hpp"
#include "plugins/registry.hpp"

namespace kenes::plugins {

struct LoadedPlugin {
  std::string id, version, title;
  std::vector<std::string> depends_on;
  std::filesystem::path folder, file;
  Plugin* (*create)() = nullptr;
  std::unique_ptr<Plugin> plugin;  // from declare() on
};

// All on the main thread. Every refusal is appended to `faults` of the step, naming plugin, file, reason and what to
// do; after a step with faults the next one must not be taken. Destroy it before the host's facilities and after the
// registry's last use: handlers are the plugins' code.
class Lifecycle {
 public:
  Lifecycle() = default;
  ~Lifecycle();  // stops what runs
  Lifecycle(const Lifecycle&) = delete;
  Lifecycle& operator=(const Lifecycle&) = delete;

  // Loads the plugins that the services name and what these depend on; nothing else is touched. `always` names plugins
  // that are loaded without a service.
  void load(const std::vector<std::filesystem::path>& folders, const std::vector<Service>& services,
            std::vector<Fault>& faults, const std::vector<std::string>& always = {});
  // Dependencies first.
  const std::vector<LoadedPlugin>& plugins() const { return plugins_; }

  void declare(Registry& registry, std::vector<Fault>& faults);

  // After migrations. The host of a plugin must outlive its stop(). If one fails, those that had started are stopped
  // again.
  void start(const std::function<Host&(const LoadedPlugin&)>& host_of, std::vector<Fault>& faults);
  // In reverse order; each plugin once.
  void stop() noexcept;

 private:
  std::vector<LoadedPlugin> plugins_;
  std::size_t started_ = 0;
};

}  // namespace kenes::plugins
