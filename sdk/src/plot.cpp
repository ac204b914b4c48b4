#include "kenes/plot.hpp"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace kenes {
namespace {

namespace json = boost::json;

constexpr double width = 640, top = 24, floor_y = 220, height = 250, text_floor = 243;

// The step between levels: 1, 2 or 5 times a power of ten, so that about three levels stand below the top.
std::int64_t step_for(std::int64_t most) {
  std::int64_t step = 1;
  for (std::int64_t power = 1;; power *= 10) {
    for (const int factor : {1, 2, 5}) {
      step = power * factor;
      if (most / step < 4 || power > most / 2) return step;
    }
  }
}

double x_of(Time at, Time first, Time last) {
  return width * static_cast<double>((at - first).count()) / static_cast<double>((last - first).count());
}

double y_of(std::int64_t count, double most) {
  return floor_y - (floor_y - top) * static_cast<double>(count) / most;
}

double rounded(double units) {
  return std::round(units * 10) / 10;
}

std::vector<PlotPoint> ordered(std::vector<PlotPoint> points) {
  std::stable_sort(points.begin(), points.end(), [](const PlotPoint& a, const PlotPoint& b) { return a.at < b.at; });
  std::vector<PlotPoint> result;
  for (const auto& point : points) {
    if (!result.empty() && result.back().at == point.at) result.pop_back();
    result.push_back({point.at, std::max<std::int64_t>(0, point.count)});
  }
  return result;
}

json::array rows_of(const std::vector<PlotPoint>& points, int most_rows) {
  const auto wanted = std::min(points.size(), static_cast<std::size_t>(std::max(2, most_rows)));
  json::array rows;
  for (std::size_t i = 0; i < wanted; ++i) {
    const auto& point = points[i * (points.size() - 1) / (wanted - 1)];
    rows.push_back(json::object{{"at", to_iso(point.at)}, {"count", point.count}});
  }
  return rows;
}

json::array days_of(Time first, Time last) {
  const auto day = [&](Time at, const char* anchor) {
    return json::object{{"at", to_iso(at)}, {"x", rounded(x_of(at, first, last))}, {"anchor", anchor}};
  };
  json::array days{day(first, "start")};
  // Between them only if the dates differ.
  if (last - first >= std::chrono::hours{24 * 4}) days.push_back(day(first + (last - first) / 2, "middle"));
  if (last - first >= std::chrono::hours{24}) days.push_back(day(last, "end"));
  return days;
}

}  // namespace

json::value plot(std::vector<PlotPoint> given, int most_rows) {
  const auto points = ordered(std::move(given));
  if (points.size() < 2) return nullptr;
  const auto& first = points.front();
  const auto& last = points.back();
  const auto highest = std::max_element(points.begin(), points.end(),
                                        [](const PlotPoint& a, const PlotPoint& b) { return a.count < b.count; });
  const auto most = std::max<std::int64_t>(1, highest->count);

  std::string line;
  for (const auto& point : points) {
    line += fmt::format("{}{} {}", line.empty() ? "M" : "L", rounded(x_of(point.at, first.at, last.at)),
                        rounded(y_of(point.count, static_cast<double>(most))));
  }
  json::array levels;
  const auto step = step_for(most);
  for (std::int64_t level = step; level <= most; level += step) {
    const double y = y_of(level, static_cast<double>(most));
    levels.push_back(json::object{{"value", level}, {"y", rounded(y)}, {"text_y", rounded(y - 5)}});
    if (level > most - step) break;  // the next one could overflow
  }
  return json::object{{"width", width},
                      {"height", height},
                      {"floor", floor_y},
                      {"text_floor", text_floor},
                      {"area", fmt::format("{}L{} {}L0 {}Z", line, width, floor_y, floor_y)},
                      {"line", std::move(line)},
                      {"levels", std::move(levels)},
                      {"days", days_of(first.at, last.at)},
                      {"first_at", to_iso(first.at)},
                      {"first_count", first.count},
                      {"last_at", to_iso(last.at)},
                      {"last_count", last.count},
                      {"rows", rows_of(points, most_rows)}};
}

}  // namespace kenes
