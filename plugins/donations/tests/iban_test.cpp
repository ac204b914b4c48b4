#include "domain/iban.hpp"

#include <catch2/catch.hpp>

using namespace kenes::donations;

TEST_CASE("account numbers of many countries, as they are written") {
  const auto written =
      GENERATE(as<std::string>{}, "LV80 BANK 0000 4351 9500 1", "lv80bank0000435195001", "KZ86 125K ZT50 0410 0100",
               "GB29 NWBK 6016 1331 9268 19", "DE89 3704 0044 0532 0130 00", "NO93 8601 1117 947",
               "MT84 MALT 0110 0001 2345 MTLC AST0 01S");
  CAPTURE(written);
  const auto iban = read_iban(written);
  REQUIRE(iban);
  CHECK(iban->find(' ') == std::string::npos);
  CHECK(read_iban(printed_iban(*iban)) == *iban);
}

TEST_CASE("a slip of the pen in an account number is found") {
  CHECK(read_iban("LV80 BANK 0000 4351 9500 2").error().code == "check_digits");
  CHECK(read_iban("LV80 BANK 0000 4351 5900 1").error().code == "check_digits");
  CHECK(read_iban("LV80 BANK 0000 4351 9500").error().code == "length");
  CHECK(read_iban("XX80 BANK 0000 4351 9500 1").error().code == "country");
  CHECK(read_iban("LV8O BANK 0000 4351 9500 1").error().code == "characters");
  CHECK(read_iban("LV80-BANK").error().code == "characters");
  CHECK(read_iban("").error().code == "characters");
}

TEST_CASE("account numbers are printed in groups of four") {
  CHECK(printed_iban("LV80BANK0000435195001") == "LV80 BANK 0000 4351 9500 1");
}

TEST_CASE("codes of banks") {
  CHECK(read_bic("hababa22").has_value() == true);
  CHECK(read_bic("HABALV22") == "HABALV22");
  CHECK(read_bic("COBA DE FF XXX") == "COBADEFFXXX");
  const auto wrong = GENERATE(as<std::string>{}, "HABALV2", "HABALV2200", "HABA1222", "HABALV22-XX");
  CAPTURE(wrong);
  CHECK_FALSE(read_bic(wrong));
}
