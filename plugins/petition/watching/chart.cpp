#include "watching/chart.hpp"

#include <algorithm>
#include <cmath>

#include "kenes/plot.hpp"

namespace kenes::petition {

namespace {

using participation::SupportRate;
using participation::WatchRules;
using std::chrono::hours;

constexpr hours most_drawn{14 * 24};

Time down_to(Time at, std::chrono::minutes step) {
  const auto us = std::chrono::microseconds(step).count();
  return from_micros(micros(at) / us * us);
}

// So that a table stays readable.
std::chrono::minutes step_for(const Stretch& drawn) {
  return drawn.until - drawn.from <= hours{12} ? WatchRules::step : std::chrono::minutes{60};
}

std::vector<PlotPoint> in_steps(const std::vector<SupportRate>& rates, const Stretch& drawn,
                                std::chrono::minutes step) {
  std::vector<PlotPoint> points;
  for (auto at = drawn.from; at < drawn.until; at += step) points.push_back({at, 0});
  for (const auto& rate : rates) {
    const auto place = static_cast<std::size_t>((rate.from - drawn.from) / step);
    if (place < points.size()) points[place].count += rate.count;
  }
  return points;
}

// Evenly over the time since the first of them.
std::int64_t usual_in(const std::vector<SupportRate>& before, const Stretch& drawn, std::chrono::minutes step) {
  if (before.empty()) return 0;
  std::int64_t all = 0;
  for (const auto& rate : before) all += rate.count;
  const auto steps =
      std::chrono::duration<double>(drawn.from - before.front().from) / std::chrono::duration<double>(step);
  return steps < 1 ? 0 : std::llround(static_cast<double>(all) / steps);
}

// By the levels of the plot, which begin at its floor.
boost::json::value height_of(std::int64_t count, const boost::json::object& plot) {
  const auto& levels = plot.at("levels").as_array();
  if (count == 0 || levels.empty()) return nullptr;
  const double floor = plot.at("floor").to_number<double>();
  const double value = levels.front().at("value").to_number<double>();
  const double up = (floor - levels.front().at("y").to_number<double>()) * static_cast<double>(count) / value;
  return std::max(0.0, std::round((floor - up) * 10) / 10);
}

}  // namespace

Stretch stretch_of(const participation::Surge& surge) {
  return {down_to(surge.began_at - WatchRules::window, WatchRules::step),
          down_to(surge.last_at, WatchRules::step) + WatchRules::step};
}

Stretch drawn_around(const Stretch& surge, Time now) {
  const auto until = down_to(std::min(surge.until + hours{3}, std::max(now, surge.until)), hours{1}) + hours{1};
  return {std::max(down_to(surge.from, hours{1}) - hours{24}, until - most_drawn), until};
}

boost::json::value chart_model(const std::vector<SupportRate>& rates, const std::vector<SupportRate>& before,
                               const Stretch& drawn) {
  const auto step = step_for(drawn);
  auto points = in_steps(rates, drawn, step);
  const auto rows = static_cast<int>(points.size());
  auto drawing = plot(std::move(points), rows);
  if (!drawing.is_object()) return nullptr;
  const auto usual = usual_in(before, drawn, step);
  auto usual_y = height_of(usual, drawing.as_object());
  return boost::json::object{
      {"plot", std::move(drawing)}, {"minutes", step.count()}, {"usual", usual}, {"usual_y", std::move(usual_y)}};
}

}  // namespace kenes::petition
