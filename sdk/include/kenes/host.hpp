#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <spdlog/logger.h>

#include "kenes/api.hpp"
#include "kenes/audit.hpp"
#include "kenes/database.hpp"
#include "kenes/document.hpp"
#include "kenes/jobs.hpp"
#include "kenes/mail.hpp"
#include "kenes/secrets.hpp"
#include "kenes/service.hpp"
#include "kenes/time.hpp"
#include "kenes/translator.hpp"

namespace kenes {

// What the host offers a plugin for as long as it runs: from start() to the end of stop(). The host owns everything
// returned; references stay valid until then. One Host per plugin: log and text domain are the plugin's. [any thread]
class KENES_API Host {
 public:
  virtual ~Host();

  virtual std::string_view plugin_id() const = 0;
  virtual spdlog::logger& log() = 0;
  virtual const Clock& clock() const = 0;
  virtual Database& database() = 0;
  virtual Jobs& jobs() = 0;
  virtual Mailer& mail() = 0;
  virtual Audit& audit() = 0;
  virtual const Secrets& secrets() const = 0;

  // The enabled services of every plugin, in the order of the configuration.
  virtual const std::vector<Service>& services() const = 0;
  virtual const Service* service(std::string_view slug) const = 0;

  // The plugin's words in one of the portal's languages; the default language if it is not one of them.
  virtual const Translator& translator(std::string_view language) const = 0;
  virtual const std::vector<std::string>& languages() const = 0;

  // "https://petitions.example.org", without a slash at the end; for links in mail and feeds.
  virtual const std::string& base_url() const = 0;
  // IANA name of the portal's time zone, "Asia/Almaty".
  virtual const std::string& time_zone() const = 0;

  // Reads a TOML file. Syntax faults are appended to `faults`.
  virtual Document read_toml(const std::filesystem::path& file, std::vector<Fault>& faults) const = 0;

  // Services between plugins: the kit offers "participation/1", a plugin finds it by its id. Typed, versioned by name;
  // never unloaded. `offer` belongs into start(); nullptr if nobody offered it.
  virtual void offer(std::string_view id, void* service) = 0;
  virtual void* find(std::string_view id) const = 0;
  template <class T>
  T* find() const {
    return static_cast<T*>(find(T::service_id));
  }
};

}  // namespace kenes
