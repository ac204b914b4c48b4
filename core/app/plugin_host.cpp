#include "app/plugin_host.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

namespace kenes::app {

PluginHost::PluginHost(Facilities& facilities, std::string plugin_id)
    : shared_(facilities), id_(std::move(plugin_id)), log_(spdlog::default_logger()->clone(id_)) {}

const Service* PluginHost::service(std::string_view slug) const {
  const auto& all = shared_.portal.services;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Service& one) { return one.slug == slug; });
  return found == all.end() ? nullptr : &*found;
}

const Translator& PluginHost::translator(std::string_view language) const {
  return shared_.translator(id_, language);
}

Document PluginHost::read_toml(const std::filesystem::path& file, std::vector<Fault>& faults) const {
  return shared_.read_toml(file, faults);
}

void PluginHost::offer(std::string_view id, void* service) {
  if (!shared_.offers.emplace(std::string(id), service).second)
    throw std::runtime_error("plugin '" + id_ + "' offers '" + std::string(id) +
                             "', which another plugin offers already");
}

void* PluginHost::find(std::string_view id) const {
  const auto found = shared_.offers.find(id);
  return found == shared_.offers.end() ? nullptr : found->second;
}

}  // namespace kenes::app
