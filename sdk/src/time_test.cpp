#include "kenes/time.hpp"

#include <catch2/catch.hpp>

using namespace kenes;

TEST_CASE("times are written in UTC with milliseconds") {
  CHECK(to_iso(from_micros(1'437'401'570'460'999)) == "2015-07-20T14:12:50.460Z");
  CHECK(to_iso(from_micros(0)) == "1970-01-01T00:00:00.000Z");
  CHECK(to_iso(from_micros(-1)) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("RFC 3339 is read with offsets and fractions") {
  CHECK(from_iso("2015-07-20T14:12:50.460Z").value() == from_micros(1'437'401'570'460'000));
  CHECK(from_iso("2015-07-20t14:12:50z").value() == from_micros(1'437'401'570'000'000));
  CHECK(from_iso("2015-07-20 19:12:50.123456789+05:00").value() == from_micros(1'437'401'570'123'456));
  CHECK(from_iso("2015-07-20T10:42:50-03:30").value() == from_micros(1'437'401'570'000'000));
  CHECK(from_iso("2024-02-29").value() == from_micros(1'709'164'800'000'000));
}

TEST_CASE("what is not quite RFC 3339 is refused") {
  const auto text = GENERATE(
      as<std::string>{}, "", "2015", "2015-07", "2015-7-20", "2015-02-29", "2015-13-01", "15-07-20", "2015-07-20T",
      "2015-07-20T14:12", "2015-07-20T14:12:50", "2015-07-20T24:00:00Z", "2015-07-20T14:60:00Z", "2015-07-20T14:12:61Z",
      "2015-07-20T14:12:50.Z", "2015-07-20T14:12:50.1234567890Z", "2015-07-20T14:12:50+0500",
      "2015-07-20T14:12:50+24:00", "2015-07-20T14:12:50Zx", " 2015-07-20", "2015-07-20 ", "+015-07-20");
  CAPTURE(text);
  const auto time = from_iso(text);
  REQUIRE_FALSE(time);
  CHECK(time.error().code == "bad_time");
  CHECK(time.error().message.find("expected RFC 3339") != std::string::npos);
}
