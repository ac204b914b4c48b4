#include "i18n/negotiate.hpp"

#include <catch2/catch.hpp>

namespace kenes::i18n {
namespace {

const std::vector<std::string> languages{"en", "kk", "ru"};

std::string by_header(const std::string& header) {
  return negotiate(languages, "", "", header);
}

}  // namespace

TEST_CASE("the query wins over the cookie, the cookie over the browser") {
  CHECK(negotiate(languages, "ru", "kk", "en") == "ru");
  CHECK(negotiate(languages, "", "kk", "en") == "kk");
  CHECK(negotiate(languages, "de", "xx", "ru") == "ru");
  CHECK(negotiate(languages, "", "", "") == "en");
  CHECK(negotiate(languages, "KK-kz", "", "") == "kk");
}

TEST_CASE("Accept-Language is weighed") {
  CHECK(by_header("kk") == "kk");
  CHECK(by_header("ru-RU,ru;q=0.9,en-US;q=0.8") == "ru");
  CHECK(by_header("de, fr;q=0.9, kk;q=0.1") == "kk");
  CHECK(by_header("en;q=0.5, kk;q=0.7 , ru;q=0.7") == "kk");
  CHECK(by_header("kk-Cyrl-KZ") == "kk");
  CHECK(by_header("kk;q=0, ru;q=0.001") == "ru");
  CHECK(by_header("*;q=0.1, ru;q=0.2") == "ru");
  CHECK(by_header("de, *") == "en");
  CHECK(by_header("ru;q=1.000") == "ru");
}

TEST_CASE("what can't be read in Accept-Language is passed over") {
  CHECK(by_header("kk;q=2, ru;q=0.5") == "ru");
  CHECK(by_header("kk;q=abc, kk;level=1, ru") == "ru");
  CHECK(by_header(";;;,,,q=1,;q=") == "en");
  CHECK(by_header("kk;q=0.1234, ru;q=0.1") == "ru");
  CHECK(by_header(std::string(100000, ',') + "ru") == "en");
  CHECK(by_header("\xff\xfe, ru") == "ru");
  CHECK(by_header("-, --, kk-, ru") == "kk");
}

}  // namespace kenes::i18n
