#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/api.hpp"
#include "kenes/service.hpp"
#include "kenes/time.hpp"

namespace kenes {

// A portal for one command that has Ground::none: an empty database of its own, which ends with the command, and a
// clock that the command moves. So a procedure can be tried out by the very code that will run it. Offered by the host:
// host.find<Scratch>(). Not thread-safe.
class KENES_API Scratch {
 public:
  static constexpr std::string_view service_id = "kenes.scratch/1";
  virtual ~Scratch();

  // Starts the database, migrates it and starts the plugins, with these services, in that time zone, at that time. From
  // then on the command's host has everything that a host has; mail and timers rest. Takes a few seconds. Once. Throws
  // with what to do if the database can't be started.
  virtual void start(std::vector<Service> services, std::string time_zone, Time at) = 0;

  // When the next durable job falls due, if one is waiting.
  virtual std::optional<Time> next_job() = 0;
  // Moves the clock forward and runs every job that falls due on the way, in order of time, at its time. An exception
  // of a job is passed on.
  virtual void advance_to(Time at) = 0;
};

}  // namespace kenes
