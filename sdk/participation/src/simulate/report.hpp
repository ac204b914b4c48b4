#pragma once
#include <string>
#include <vector>

#include "kenes/host.hpp"
#include "simulate/trial.hpp"

namespace kenes::participation {

// A line for each event: time in the portal's zone, supporters, what happened, until when.
std::string report(Host& host, const std::vector<TrialEvent>& events);

}  // namespace kenes::participation
