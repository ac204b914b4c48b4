#include <catch2/catch.hpp>

#include "kenes/testing/fake_host.hpp"

using namespace kenes;

namespace {

boost::json::object settings() {
  return {{"beneficiary", "Līdzdalības fonds"},
          {"iban", "LV80 BANK 0000 4351 9500 1"},
          {"bic", "BANKLV22"},
          {"purpose", {{"en", "Donation"}, {"ru", "Пожертвование"}}},
          {"why", "We live on donations.\n\nNobody else pays."},
          {"used_for", "Servers."}};
}

struct Portal {
  explicit Portal(boost::json::object given = settings())
      : host({.services = {testing::service("donations", "donations", {}, std::move(given))}}) {
    host.load(KENES_PLUGIN_FOLDER);
  }
  Response get(const std::string& target) { return host.get(testing::FakeHost::anonymous(), target); }
  testing::FakeHost host;
};

std::string refusal(const std::string& key, const boost::json::value& value) {
  auto wrong = settings();
  wrong[key] = value;
  try {
    const Portal portal(std::move(wrong));
  } catch (const std::exception& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the page shows where to send money, and why", "[integration]") {
  Portal portal;
  const auto shown = portal.get("/donations");
  CHECK(shown.page.model.at("iban") == "LV80BANK0000435195001");
  CHECK(shown.page.html_only.at("printed_iban") == "LV80 BANK 0000 4351 9500 1");
  CHECK(shown.page.model.at("purpose") == "Donation");
  CHECK(shown.page.html_only.at("code_src") == "/donations/code.svg?language=en");
  CHECK(shown.caching == Caching::short_shared);
  portal.host.visitor_language("ru");
  CHECK(portal.get("/donations").page.model.at("purpose") == "Пожертвование");
}

TEST_CASE("banking apps read the code: EPC069-12", "[integration]") {
  Portal portal;
  const auto code = portal.get("/donations/code.svg?language=ru");
  CHECK(code.content_type == "image/svg+xml");
  CHECK(code.body.find("<desc>BCD\n002\n1\nSCT\nBANKLV22\nLīdzdalības fonds\nLV80BANK0000435195001\n\n\n\n"
                       "Пожертвование</desc>") != std::string::npos);
}

TEST_CASE("without euro there is no code", "[integration]") {
  auto tenge = settings();
  tenge["currency"] = "KZT";
  tenge["iban"] = "KZ86 125K ZT50 0410 0100";
  Portal portal(tenge);
  CHECK(portal.get("/donations").page.html_only.at("code_src") == "");
  CHECK(portal.get("/donations/code.svg").status == 404);
}

TEST_CASE("wrong settings stop the start, and say what to do", "[integration]") {
  CHECK_THAT(refusal("iban", "LV80BANK0000435195002"), Catch::Contains("'iban'") && Catch::Contains("check digits"));
  CHECK_THAT(refusal("bic", "BANK"), Catch::Contains("'bic'") && Catch::Contains("8 or 11"));
  CHECK_THAT(refusal("currency", "eur"), Catch::Contains("ISO 4217"));
  CHECK_THAT(refusal("purpose", boost::json::string(141, 'x')), Catch::Contains("141 characters"));
  CHECK_THAT(refusal("contact", "nobody"), Catch::Contains("no mail address"));
  CHECK_THAT(refusal("beneficiary", boost::json::string(71, 'x')), Catch::Contains("beneficiary"));
}
