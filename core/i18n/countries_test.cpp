#include "i18n/countries.hpp"

#include <catch2/catch.hpp>

using kenes::i18n::country_code;

TEST_CASE("countries have a code of two letters and one of three") {
  CHECK(country_code("KZ") == "KZ");
  CHECK(country_code("KAZ") == "KZ");
  CHECK(country_code("RUS") == "RU");
  CHECK(country_code("DEU") == "DE");
  for (const auto* none : {"", "K", "kz", "Kaz", "Germany", "ZZZ", "398"}) CHECK_FALSE(country_code(none));
}
