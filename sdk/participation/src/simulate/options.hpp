#pragma once
#include <span>
#include <string>
#include <vector>

#include "kenes/participation/territories.hpp"
#include "simulate/trial.hpp"

namespace kenes::participation {

struct TrialOptions {
  std::string file;
  Flow flow;
  Time from{};
  std::string zone;
  std::map<std::string, std::deque<std::string>, std::less<>> decisions;  // of a stage, one after the other
  // The first is the one addressed, if the procedure has levels. Without a kind: one of the process's territories.
  std::vector<Territory> places;
};

inline constexpr const char* trial_usage =
    "FILE [--supporters 100/day | READINGS] [--from DATE] [--zone ZONE] [--decide STAGE=OUTCOME]… "
    "[--place CODE[:KIND:POPULATION]]…: tries a procedure out on a clock of its own";

// Errors say which option is wrong, and what it should be.
Result<TrialOptions> read_trial_options(const Host& host, std::span<const std::string> arguments);

}  // namespace kenes::participation
