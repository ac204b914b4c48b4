#include "domain/checks.hpp"

#include <catch2/catch.hpp>

#include "import/counts_file.hpp"
#include "import/json_fields.hpp"
#include "pages/address.hpp"
#include "pages/atom.hpp"

using namespace kenes;
using namespace kenes::petition;

TEST_CASE("a date is a day that exists") {
  CHECK(is_date("2024-02-29"));
  for (const char* wrong :
       {"2023-02-29", "2023-13-01", "2023-1-01", "23-01-01", "", "2023-01-01x", "1234-01-01", "2023/01/01"}) {
    CHECK_FALSE(is_date(wrong));
  }
}

TEST_CASE("a link is https to a host") {
  CHECK(is_https_link("https://hansard.parliament.uk/x?y=1#z"));
  for (const char* wrong :
       {"http://a.example", "https://", "https:///x", "https://host", "https://a.example/ x", "javascript:alert(1)",
        "https://u@a.example", "https://a.example/\"", "https://a.example\n"}) {
    CHECK_FALSE(is_https_link(wrong));
  }
}

TEST_CASE("addresses leave out what is empty and encode the rest") {
  CHECK(address("/p", {{"q", "a b&c"}, {"x", ""}, {"y", "қ"}}) == "/p?q=a%20b%26c&y=%D2%9B");
  CHECK(address("/p", {{"q", ""}}) == "/p");
}

TEST_CASE("readings come in order, the last of one moment counts") {
  const auto readings = read_counts_file(boost::json::parse(
      R"([{"updated_at":"2019-03-14 00:00:00","signature_count":3},{"updated_at":"2019-03-13 23:56:46","signature_count":1},
          {"updated_at":"2019-03-13 23:56:46","signature_count":2}])"));
  REQUIRE(readings.size() == 2);
  CHECK(readings[0].count == 2);
  CHECK(readings[1].count == 3);
  CHECK_THROWS_AS(read_counts_file(boost::json::parse(R"([{"updated_at":"soon","signature_count":3}])")), Refused);
  CHECK_THROWS_AS(read_counts_file(boost::json::parse("[]")), Refused);
  CHECK(petition_of_counts_file("241584-counts.json") == 241584);
  CHECK_FALSE(petition_of_counts_file("x-counts.json"));
  CHECK_FALSE(petition_of_counts_file("241584.json"));
}
