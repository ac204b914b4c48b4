#include "kenes/base64.hpp"

#include <catch2/catch.hpp>

#include "kenes/digest.hpp"

using namespace kenes;

TEST_CASE("base 64 goes there and back") {
  // RFC 4648, 10.
  for (const auto& [bytes, text] : std::initializer_list<std::pair<const char*, const char*>>{
           {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foobar", "Zm9vYmFy"}}) {
    CHECK(to_base64(bytes) == text);
    CHECK(from_base64(text) == bytes);
  }
  CHECK(to_base64("\xff\xfe") == "//4=");
  for (const char* bad : {"Zg", "Zg=", "Zh==", "Zm9v\n", "Zm 9", "====", "Zm9v=", "Z===", "Zg=A"}) {
    INFO(bad);
    CHECK_FALSE(from_base64(bad));
  }
}

TEST_CASE("SHA-256 of what FIPS 180 gives as an example") {
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
