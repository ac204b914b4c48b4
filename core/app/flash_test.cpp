#include "app/flash.hpp"

#include <catch2/catch.hpp>

#include "secrets/keyed_secrets.hpp"

TEST_CASE("a flash message survives the cookie, also in Kazakh") {
  const kenes::secrets::KeyedSecrets secrets("a key");
  const auto value = kenes::app::write_flash({{"success", "Қолыңыз тіркелді: \"рахмет\""}}, secrets);
  const auto read = kenes::app::read_flash(value, secrets);
  REQUIRE(read.size() == 1);
  CHECK(read[0].kind == "success");
  CHECK(read[0].text == "Қолыңыз тіркелді: \"рахмет\"");
  CHECK(value.find_first_of(";, \"\r\n") == std::string::npos);
}

TEST_CASE("a flash cookie that the portal did not write shows nothing") {
  const kenes::secrets::KeyedSecrets secrets("a key");
  auto value = kenes::app::write_flash({{"success", "Signed"}}, secrets);
  value[0] = value[0] == 'a' ? 'b' : 'a';
  CHECK(kenes::app::read_flash(value, secrets).empty());
  CHECK(kenes::app::read_flash("", secrets).empty());
  CHECK(kenes::app::read_flash("zz.zz", secrets).empty());
}

TEST_CASE("a long flash message is cut at a character and fits a cookie") {
  const kenes::secrets::KeyedSecrets secrets("a key");
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "қ";
  const auto value = kenes::app::write_flash({{"important", text}}, secrets);
  CHECK(value.size() < 4000);
  CHECK(kenes::app::read_flash(value, secrets).at(0).text.size() == 1000);
}
