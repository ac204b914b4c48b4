#include "files/permission.hpp"

#include <catch2/catch.hpp>

#include "secrets/base64.hpp"
#include "secrets/keyed_secrets.hpp"

using namespace kenes;
using namespace kenes::files;

namespace {

const secrets::KeyedSecrets& key() {
  static const secrets::KeyedSecrets made("a key of at least thirty-two characters");
  return made;
}

Permission some() {
  return {.folder = "petition/17/attachments",
          .limits = {.total = 5'000'000, .count = 3, .types = {"image/*", "application/pdf"}},
          .holder = "person:7",
          .back = "/petitions/17/files",
          .until = from_micros(1'000'000)};
}

}  // namespace

TEST_CASE("A permission is for one visitor, one folder and one day") {
  const auto text = sign(some(), key());
  CHECK(text.find_first_of("+/= &?#") == std::string::npos);
  const auto read = read_permission(text, key(), "person:7", from_micros(999'999));
  REQUIRE(read);
  CHECK(read->folder == "petition/17/attachments");
  CHECK(read->limits.total == 5'000'000);
  CHECK(read->limits.count == 3);
  CHECK(read->limits.types == std::vector<std::string>{"image/*", "application/pdf"});
  CHECK(read->back == "/petitions/17/files");

  CHECK_FALSE(read_permission(text, key(), "person:7", from_micros(1'000'000)));
  CHECK_FALSE(read_permission(text, key(), "person:8", from_micros(0)));
  CHECK_FALSE(read_permission(text, key(), "", from_micros(0)));
  const secrets::KeyedSecrets other("another key of at least thirty-two ch.");
  CHECK_FALSE(read_permission(text, other, "person:7", from_micros(0)));
}

TEST_CASE("A permission that somebody changed is none") {
  const auto text = sign(some(), key());
  auto richer = some();
  richer.limits.total = 1'000'000'000;
  const auto dot = text.rfind('.');
  const auto forged = sign(richer, key()).substr(0, sign(richer, key()).rfind('.')) + text.substr(dot);
  for (const auto& wrong : {forged, text.substr(0, dot), text + "0", std::string("."), std::string(), "x" + text})
    CHECK_FALSE(read_permission(wrong, key(), "person:7", from_micros(0)));
}

TEST_CASE("base64 goes there and back, in both alphabets") {
  for (const std::string text : {"", "a", "ab", "abc", "\xff\xfe\xfd\xfc", "ordinary words"})
    CHECK(secrets::from_base64(secrets::to_base64url(text)) == text);
  CHECK(secrets::to_base64url("\xff\xfe\xfd\xfc") == "__79_A");
  CHECK(secrets::from_base64("//79/A==") == "\xff\xfe\xfd\xfc");
  for (const char* wrong : {"a", "a b=", "YQ==YQ==", "YQ=a", "é"}) CHECK_FALSE(secrets::from_base64(wrong));
}
