#pragma once
// What an authority says to a petition.
#include <optional>
#include <string>

#include "kenes/time.hpp"

namespace kenes::petition {

// Dates without a time are "2019-03-26": a day in the portal's zone, not a moment.
struct Answer {
  std::string duty;  // id of the duty's rule
  std::string responded_on;
  std::string summary, details;
  Time created_at{}, updated_at{};
  int revision = 1;
};

struct Debate {
  std::string duty;
  std::string scheduled_on, debated_on;  // "" while unknown
  std::string transcript_url, video_url, debate_pack_url;
  std::string overview;
  std::optional<Time> outcome_at;
  Time created_at{}, updated_at{};
  int revision = 1;
};

}  // namespace kenes::petition
