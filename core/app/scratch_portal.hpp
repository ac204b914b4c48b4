#pragma once
// What a command with Ground::none works on: hosts without a portal, and on demand a portal that ends with the command.
#include <optional>
#include <string>
#include <vector>

#include "app/node.hpp"
#include "app/temporary_folder.hpp"
#include "clock/stepped_clock.hpp"
#include "jobs/store.hpp"
#include "kenes/scratch.hpp"
#include "storage/cluster.hpp"

namespace kenes::app {

// Takes the blueprint over: its services, database and data directory are replaced. [main thread]
class ScratchPortal final : public Scratch {
 public:
  explicit ScratchPortal(Blueprint& blueprint);

  Host& host(const std::string& plugin_id) { return node_.host(plugin_id); }

  void start(std::vector<Service> services, std::string time_zone, Time at) override;
  std::optional<Time> next_job() override;
  void advance_to(Time at) override;

 private:
  void run_due();

  TemporaryFolder folder_;
  Blueprint& blueprint_;
  clock::SteppedClock clock_;
  storage::Cluster cluster_;
  Node node_;
  std::vector<std::string> kinds_;  // of jobs, without the timers
};

}  // namespace kenes::app
