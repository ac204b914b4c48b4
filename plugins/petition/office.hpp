#pragma once
// What every use case of the plugin works with. Filled once in start(), read by all threads afterwards.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "domain/settings.hpp"
#include "kenes/host.hpp"
#include "kenes/participation/kit.hpp"

namespace kenes::petition {

class Surging;

struct Office {
  Host* host = nullptr;
  participation::Kit* kit = nullptr;
  std::map<std::string, Settings, std::less<>> settings;  // by slug of the service

  std::shared_ptr<Surging> surging;  // what is known of surges, for challenges

  Database& database() const { return host->database(); }
  participation::Engine& engine() const { return kit->engine(); }
  const Settings& settings_of(std::string_view service) const { return settings.find(service)->second; }
  const participation::Process& process(std::string_view service) const { return kit->engine().process(service); }
  // "https://example.org/petitions/7": for mail, feeds and the public API.
  std::string link(std::string_view service, std::string_view path) const;
};

// Marks an English text that is translated where it is shown; script/messages finds it by this name.
constexpr const char* message_id(const char* english) {
  return english;
}

}  // namespace kenes::petition
