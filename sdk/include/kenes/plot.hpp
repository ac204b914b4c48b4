#pragma once
// Geometry for the template core/plot: where the line of a count over time runs. Labels are the template's.
#include <cstdint>
#include <vector>

#include <boost/json.hpp>

#include "kenes/api.hpp"
#include "kenes/time.hpp"

namespace kenes {

struct PlotPoint {
  Time at{};
  std::int64_t count = 0;
};

// The model of core/plot, `null` for fewer than two points in time. Points may come in any order; of several at one
// time the last counts; counts below zero are drawn as zero. The plot is 640 units wide and starts at zero; at most
// `most_rows` points, evenly chosen and always with the first and the last, are given as `rows` for the table below it.
//
//   {"width", "height", "floor", "text_floor", "line", "area", "levels": [{"value", "y", "text_y"}],
//    "days": [{"at", "x", "anchor"}], "first_at", "first_count", "last_at", "last_count", "rows": [{"at", "count"}]}
KENES_API boost::json::value plot(std::vector<PlotPoint> points, int most_rows = 12);

}  // namespace kenes
