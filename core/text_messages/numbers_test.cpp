#include "text_messages/numbers.hpp"

#include <catch2/catch.hpp>

using kenes::text_messages::normalised;

TEST_CASE("telephone numbers as people write them") {
  struct Example {
    const char *entered, *country, *expected;
  };
  const auto example = GENERATE(values<Example>({{"8 701 123 45 67", "KZ", "+77011234567"},
                                                 {"+7 (701) 123-45-67", "LV", "+77011234567"},
                                                 {"21 234 567", "LV", "+37121234567"},
                                                 {"00371 21234567", "LV", "+37121234567"},
                                                 {"07912 345678", "GB", "+447912345678"},
                                                 {"8 (912) 345-67-89", "RU", "+79123456789"},
                                                 {" +37121234567 ", "", "+37121234567"}}));
  CAPTURE(example.entered, example.country);
  CHECK(normalised(example.entered, example.country) == example.expected);
}

TEST_CASE("numbers of other countries than those that messages go to are refused, whatever they have in common") {
  CHECK(normalised("8 701 123 45 67", "KZ", {"KZ", "LV"}) == "+77011234567");
  CHECK(normalised("+37121234567", "KZ", {"KZ", "LV"}) == "+37121234567");
  // Russia has the same country code as Kazakhstan.
  const auto refused = normalised("+7 912 345-67-89", "KZ", {"KZ", "LV"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "country");
}

TEST_CASE("what takes no text message is refused") {
  struct Example {
    const char *entered, *country;
  };
  const auto example = GENERATE(values<Example>({{"", "KZ"},
                                                 {"telephone", "KZ"},
                                                 {"12", "KZ"},
                                                 {"21234567", ""},            // of which country?
                                                 {"+371 67 087 111", "LV"},   // a fixed line in Riga
                                                 {"+44 909 879 0001", "GB"},  // premium rate
                                                 {"+999 123456789", "LV"},    // no such country
                                                 {"2123456789012345678", "LV"},
                                                 {"+371212345672222222222222222222222222222222", "LV"}}));
  CAPTURE(example.entered, example.country);
  CHECK_FALSE(normalised(example.entered, example.country));
}
