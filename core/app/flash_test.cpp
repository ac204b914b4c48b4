#include "app/flash.hpp"

#include <catch2/catch.hpp>

namespace {

struct PlainSecrets : kenes::Secrets {
  std::string keyed_hash(std::string_view purpose, std::string_view text) const override {
    return std::to_string(std::hash<std::string>{}(std::string(purpose) + "|" + std::string(text)));
  }
  std::string random_token(int) const override { return "token"; }
};

}  // namespace

TEST_CASE("a flash message survives the cookie, also in Kazakh") {
  const PlainSecrets secrets;
  const auto value = kenes::app::write_flash({{"success", "Қолыңыз тіркелді: \"рахмет\""}}, secrets);
  const auto read = kenes::app::read_flash(value, secrets);
  REQUIRE(read.size() == 1);
  CHECK(read[0].kind == "success");
  CHECK(read[0].text == "Қолыңыз тіркелді: \"рахмет\"");
  CHECK(value.find_first_of(";, \"\r\n") == std::string::npos);
}

TEST_CASE("a flash cookie that the portal did not write shows nothing") {
  const PlainSecrets secrets;
  auto value = kenes::app::write_flash({{"success", "Signed"}}, secrets);
  value[0] = value[0] == 'a' ? 'b' : 'a';
  CHECK(kenes::app::read_flash(value, secrets).empty());
  CHECK(kenes::app::read_flash("", secrets).empty());
  CHECK(kenes::app::read_flash("zz.zz", secrets).empty());
}

TEST_CASE("a long flash message is cut at a character and fits a cookie") {
  const PlainSecrets secrets;
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "қ";
  const auto value = kenes::app::write_flash({{"important", text}}, secrets);
  CHECK(value.size() < 4000);
  CHECK(kenes::app::read_flash(value, secrets).at(0).text.size() == 1000);
}
