#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>

#include <soci/soci.h>

#include "kenes/host.hpp"
#include "kenes/participation/process.hpp"
#include "kenes/participation/territories.hpp"

namespace kenes::participation {

// A row of participation.process: JSON; "" without a calendar.
struct StoredProcess {
  std::string version, document, calendar;
};

// The processes of the portal's services as they are now, and every version under which something was filed. What was
// handed out stays valid as long as this. [any thread after `load`]
class Processes {
 public:
  // Reads the process of each service that names one and stores its version; then the stored versions. Returns the
  // territories that they name. Throws with every fault of every file.
  std::vector<Territory> load(Host& host);

  // Throws std::invalid_argument if the service has none.
  const Process& of_service(std::string_view service) const;
  // A version that another node stored meanwhile is read through `sql`. Throws if nobody stored it.
  const Process& of_version(soci::session& sql, const std::string& version);
  // nullptr if it isn't known here yet.
  const Process* known(const std::string& version) const;

 private:
  const Process& keep(Process process);
  Process restored(Host& host, const StoredProcess& stored);

  Host* host_ = nullptr;
  std::map<std::string, std::filesystem::path> folders_;  // the present file of each process, by key
  std::map<std::string, const Process*, std::less<>> by_service_;
  mutable std::shared_mutex mutex_;
  std::map<std::string, std::unique_ptr<const Process>> by_version_;
};

}  // namespace kenes::participation
