#include "simulate/flow.hpp"

#include <catch2/catch.hpp>

using namespace kenes::participation;
using std::chrono::hours;

TEST_CASE("a rate of supporters becomes counts over time") {
  const auto flow = parse_rate("300/day").value();
  REQUIRE(flow.size() > 6);
  CHECK(flow[0].after == hours{4});
  CHECK(flow[0].count == 50);
  CHECK(flow[5].count == 300);
  // Slower than one in a step: only the steps at which somebody comes.
  const auto slow = parse_rate("7/week").value();
  CHECK(slow[0].after == hours{24});
  CHECK(slow[0].count == 1);
  CHECK(parse_rate("5/hour").value()[0].count == 20);
}

TEST_CASE("what is no rate is refused") {
  const auto text = GENERATE("", "many", "0/day", "-3/day", "5/year", "5.5/day", "/day");
  CHECK(parse_rate(text).error().code == "bad_rate");
}

TEST_CASE("readings of a count begin at the first, whatever their order") {
  const auto lines = parse_readings("time,count\n2019-03-13 12:00:00,10\r\n2019-03-13T11:00:00Z,4\n\n").value();
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].after == hours{0});
  CHECK(lines[0].count == 4);
  CHECK(lines[1].after == hours{1});
  CHECK(lines[1].count == 10);
  const auto json = parse_readings(R"([{"updated_at": "2019-03-13 11:00:00", "signature_count": 4},
                                       {"updated_at": "2019-03-13 12:00:00", "signature_count": 3}])")
                        .value();
  REQUIRE(json.size() == 2);
  CHECK(json[1].count == 3);
}

TEST_CASE("a faulty reading is named with its place") {
  CHECK(parse_readings("2019-03-13 12:00:00,10\nyesterday,11\n").error().message.find("line 2") == 0);
  CHECK(parse_readings("2019-03-13 12:00:00,10\n2019-03-13 12:00:00,-1\n").error().message.find("line 2") == 0);
  CHECK(parse_readings(R"([{"updated_at": "2019-03-13 11:00:00"}])").error().message.find("[0]") == 0);
  CHECK(parse_readings("[{").error().code == "bad_readings");
  CHECK(parse_readings("time,count\n").error().code == "no_readings");
}
