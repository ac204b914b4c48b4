#pragma once
#include <vector>

#include <boost/json.hpp>

#include "office.hpp"

namespace kenes::petition {

// A stretch of time in whole steps of the rates.
struct Stretch {
  Time from{}, until{};
};

// What a surge is looked at in: itself.
Stretch stretch_of(const participation::Surge& surge);
// What is drawn: a day before it, and some hours after it, at most 14 days in all.
Stretch drawn_around(const Stretch& surge, Time now);

// Signatures in steps of `minutes` with none left out, what is usual in such a step, and a table of the same numbers:
// {plot (as core/plot), minutes, usual, usual_y}; usual_y is null if nothing came before. null if there is nothing to
// draw. `rates` and `before` (of the week before `drawn`) are in the order of time.
boost::json::value chart_model(const std::vector<participation::SupportRate>& rates,
                               const std::vector<participation::SupportRate>& before, const Stretch& drawn);

}  // namespace kenes::petition
