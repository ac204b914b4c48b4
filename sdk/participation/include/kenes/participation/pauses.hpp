#pragma once
// Pauses of a service, such as an election freeze. What a pause interrupts is put off by what it took when it ends: the
// deadlines of stages and the due dates of duties that lay ahead when it began (or when they began, if later). It is
// measured in the portal's time zone: a pause of 30 days puts 18:00 off to 18:00.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

struct Pause {
  std::string service;
  std::string reason;       // for everyone: "Election to the Mäjilis"
  bool collecting = false;  // supporters may sign meanwhile, and deadlines of collecting go on
  Time began_at{};
  std::optional<Time> ended_at;
};

class KENES_API Pauses {
 public:
  virtual ~Pauses();
  // Whether collecting goes on is said by the service's process (`collects_in_pauses`). Errors: "no_process",
  // "paused_already", "reason_required".
  virtual Result<Pause> begin(soci::session& sql, std::string_view service, const std::string& reason,
                              const Actor& by) = 0;
  // Puts deadlines off, once, with an entry in the timeline of each submission. Error: "not_paused".
  virtual Result<Pause> end(soci::session& sql, std::string_view service, const Actor& by) = 0;
  virtual std::optional<Pause> current(soci::session& sql, std::string_view service) = 0;
  // The latest first, at most 100.
  virtual std::vector<Pause> history(soci::session& sql, std::string_view service) = 0;
};

}  // namespace kenes::participation
