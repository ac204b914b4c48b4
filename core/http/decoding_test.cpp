#include "http/decoding.hpp"

#include <catch2/catch.hpp>

using namespace kenes;
using namespace kenes::http;

TEST_CASE("Percent-decoding refuses what is not whole, not UTF-8 or NUL") {
  CHECK(percent_decode("a%20b+c", Plus::literal) == "a b+c");
  CHECK(percent_decode("a%20b+c", Plus::space) == "a b c");
  CHECK(percent_decode("%D2%9B", Plus::literal) == "қ");
  for (const auto* bad : {"%", "%4", "%zz", "%00", "a%00b", "%ff", "%c0%af", "%ed%a0%80", "%f4%90%80%80", "%d2"})
    CHECK_FALSE(percent_decode(bad, Plus::literal));
}

TEST_CASE("UTF-8 is judged by RFC 3629") {
  for (const auto* good : {"", "a", "қ", "€", "😀", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf"}) CHECK(valid_utf8(good));
  for (const auto* bad : {"\x80", "\xc0\xaf", "\xc1\x81", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf0\x80\x80\xaf",
                          "\xf5\x80\x80\x80", "\xe2\x82", "a\xff"})
    CHECK_FALSE(valid_utf8(bad));
}

TEST_CASE("A path has one reading only") {
  CHECK(decode_path("/petitions/7").value() == "/petitions/7");
  CHECK(decode_path("/a%20b/%D2%9B").value() == "/a b/қ");
  CHECK(decode_path("/...").value() == "/...");
  for (const auto* bad : {"", "petitions", "*", "/a%2fb", "/a%2Fb", "/a%5Cb", "/a\\b", "/..", "/a/../b", "/./a", "/a/.",
                          "/%2e%2e/a", "/a%0ab", "/a%7f", "/%ff"})
    CHECK_FALSE(decode_path(bad));
  CHECK(encode_path("/қ b/7?#\\") == "/%D2%9B%20b/7%3F%23%5C");
}

TEST_CASE("Parameters keep order and repetition") {
  const auto values = decode_pairs("a=1&b=%D2%9B+x&a=3&empty=&bare&=nameless&&", LineEnds::keep).value();
  REQUIRE(values.items.size() == 6);
  CHECK(values.all("a") == std::vector<std::string>{"1", "3"});
  CHECK(values.get("b") == "қ x");
  CHECK(values.has("empty"));
  CHECK(values.has("bare"));
  CHECK(values.get("") == "nameless");
  CHECK_FALSE(decode_pairs("a=%ff", LineEnds::keep));
  CHECK_FALSE(decode_pairs("a%00=1", LineEnds::keep));
  std::string many;
  for (int i = 0; i < 2001; ++i) many += "a&";
  CHECK_FALSE(decode_pairs(many, LineEnds::keep));
}

TEST_CASE("Line ends of a form become newlines") {
  CHECK(decode_pairs("t=a%0D%0Ab%0Dc%0Ad", LineEnds::normalise).value().get("t") == "a\nb\nc\nd");
  CHECK(decode_pairs("t=a%0D%0Ab", LineEnds::keep).value().get("t") == "a\r\nb");
}

TEST_CASE("Cookies of others don't break ours") {
  const auto cookies =
      decode_cookies("abc; kenes_session=xyz; =nameless; q=\"quoted\"; kenes_lang=kk;; kenes_lang=ru; bad=\xff");
  CHECK(cookies.get("kenes_session") == "xyz");
  CHECK(cookies.get("q") == "quoted");
  CHECK(cookies.get("kenes_lang") == "kk");
  CHECK_FALSE(cookies.has("abc"));
  CHECK_FALSE(cookies.has("bad"));
  CHECK(cookies.items.size() == 4);
}
