#include "kenes/plot.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace kenes;

namespace {

Time hour(int n) {
  return from_micros(1'437'401'570'000'000) + std::chrono::hours{n};
}

}  // namespace

TEST_CASE("a line needs two points in time") {
  CHECK(plot({}).is_null());
  CHECK(plot({{hour(0), 5}}).is_null());
  CHECK(plot({{hour(0), 5}, {hour(0), 6}}).is_null());
}

TEST_CASE("the line runs from corner to corner, whatever the order of the points") {
  const auto model = plot({{hour(48), 200}, {hour(0), 0}, {hour(24), 100}});
  CHECK(model.at("line").as_string() == "M0 220L320 122L640 24");
  CHECK(model.at("area").as_string() == "M0 220L320 122L640 24L640 220L0 220Z");
  CHECK(model.at("last_count") == 200);
  CHECK(model.at("rows").as_array().size() == 3);
  CHECK(model.at("days").as_array().size() == 2);
}

TEST_CASE("levels are round numbers and few") {
  for (const std::int64_t most : {1LL, 3LL, 7LL, 99LL, 450'287LL, 6'078'985LL, std::numeric_limits<long long>::max()}) {
    const auto model = plot({{hour(0), 0}, {hour(1), most}});
    const auto& levels = model.at("levels").as_array();
    INFO(most);
    CHECK(levels.size() >= 1);
    CHECK(levels.size() <= 4);
    CHECK(levels.back().at("value").as_int64() <= most);
  }
  const auto model = plot({{hour(0), 0}, {hour(1), 450'287}});
  CHECK(model.at("levels").as_array().front().at("value") == 200'000);
}

TEST_CASE("a falling or empty count stays in the picture") {
  const auto model = plot({{hour(0), -5}, {hour(1), 0}});
  CHECK(model.at("line").as_string() == "M0 220L640 220");
}

TEST_CASE("the table holds evenly chosen points with the first and the last") {
  std::vector<PlotPoint> points;
  for (int i = 0; i <= 1000; ++i) points.push_back({hour(i), i});
  const auto model = plot(points, 5);
  const auto& rows = model.at("rows").as_array();
  REQUIRE(rows.size() == 5);
  CHECK(rows.front().at("count") == 0);
  CHECK(rows[2].at("count") == 500);
  CHECK(rows.back().at("count") == 1000);
  CHECK(model.at("days").as_array().size() == 3);
}
