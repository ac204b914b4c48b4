#include "plugins/lifecycle.hpp"

#include "plugins/needed.hpp"

namespace kenes::plugins {
namespace {

// Runs one step of a plugin; what it throws refuses it by name. Nothing of the plugin may take the host down here.
template <class F>
bool step(const LoadedPlugin& plugin, const std::string& name, std::vector<Fault>& faults, F&& run) {
  std::string reason;
  try {
    run();
    return true;
  } catch (const std::exception& error) {
    reason = error.what();
  } catch (...) {
    reason = "something that is not an exception was thrown";
  }
  faults.push_back(refusal(plugin.id, plugin.file, name + " failed: " + reason,
                           "ask its author (version " + plugin.version + "), or remove its [[service]]"));
  return false;
}

}  // namespace

Lifecycle::~Lifecycle() {
  stop();
}

void Lifecycle::load(const std::vector<std::filesystem::path>& folders, const std::vector<Service>& services,
                     std::vector<Fault>& faults, const std::vector<std::string>& always) {
  std::vector<Need> needs;
  for (const auto& id : always) needs.push_back({id, "the host", {}});
  for (const auto& service : services)
    needs.push_back({service.plugin, "service '" + service.slug + "'", service.where});
  plugins_ = in_order(load_needed(discover(folders), std::move(needs), faults), faults);
}

void Lifecycle::declare(Registry& registry, std::vector<Fault>& faults) {
  for (auto& plugin : plugins_) {
    const auto registrar = registry.registrar(plugin.id, {plugin.file.string(), 0}, faults);
    step(plugin, "declare", faults, [&] {
      plugin.plugin.reset(plugin.create());
      plugin.plugin->declare(*registrar);
    });
  }
  registry.finish(faults);
}

void Lifecycle::start(const std::function<Host&(const LoadedPlugin&)>& host_of, std::vector<Fault>& faults) {
  for (auto& plugin : plugins_) {
    if (!step(plugin, "start", faults, [&] { plugin.plugin->start(host_of(plugin)); })) return stop();
    ++started_;
  }
}

void Lifecycle::stop() noexcept {
  while (started_ > 0) plugins_[--started_].plugin->stop();
}

}  // namespace kenes::plugins
