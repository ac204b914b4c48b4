#include "identity/jose/key_set.hpp"

#include "identity/jose/test_key.hpp"
#include "secrets/base64.hpp"

namespace kenes::identity::jose {

namespace {

using test::TestKey;

std::string code_of(const KeySet& keys, const std::string& token) {
  const auto claims = keys.verify(token);
  return claims ? "" : claims.error().code;
}

std::string with_head(const std::string& head, const std::string& token) {
  return secrets::to_base64url(head) + token.substr(token.find('.'));
}

const boost::json::object claims{{"sub", "Áine O’Connež"}, {"n", 7}};

}  // namespace

TEST_CASE("a token is believed when one of the published keys signed it") {
  const TestKey rsa("one", TestKey::Kind::rsa), elliptic("two"), other("three");
  const auto keys = KeySet::read(test::set_of({&rsa, &elliptic}));
  REQUIRE(keys);
  CHECK(keys->size() == 2);
  for (const auto* key : {&rsa, &elliptic}) {
    const auto read = keys->verify(key->sign(claims));
    REQUIRE(read);
    CHECK(*read == claims);
  }
  CHECK(code_of(*keys, other.sign(claims)) == "no_key");
  CHECK(code_of(*keys, TestKey("two").sign(claims)) == "signature");
}

TEST_CASE("a token that was changed, isn't signed, or is signed by a word that everyone knows is refused") {
  const TestKey key("one", TestKey::Kind::rsa);
  const auto keys = KeySet::read(test::set_of({&key}));
  REQUIRE(keys);
  const auto token = key.sign(claims);
  const auto dot = token.find('.'), second = token.rfind('.');
  const auto body = secrets::to_base64url(R"({"sub":"another"})");
  CHECK(code_of(*keys, token.substr(0, dot) + "." + body + token.substr(second)) == "signature");
  CHECK(code_of(*keys, token.substr(0, second + 1)) != "");
  CHECK(code_of(*keys, with_head(R"({"alg":"none"})", token.substr(0, second + 1))) == "algorithm");
  CHECK(code_of(*keys, with_head(R"({"alg":"HS256","kid":"one"})", token)) == "algorithm");
  CHECK(code_of(*keys, with_head(R"({"alg":"ES256","kid":"one"})", token)) == "no_key");
  CHECK(code_of(*keys, with_head(R"({"alg":"RS256","kid":"one","crit":["b64"]})", token)) == "form");
  for (const auto* broken : {"", ".", "..", "...", "a.b.c", "e30.e30.e30"}) CHECK(code_of(*keys, broken) != "");
}

TEST_CASE("keys that are not for signatures, too short or unknown are passed over") {
  const TestKey key("one");
  auto encrypting = key.published().as_object();
  encrypting["use"] = "enc";
  const auto read = [](const boost::json::array& list) {
    return KeySet::read(boost::json::serialize(boost::json::object{{"keys", list}}));
  };
  const boost::json::array odd{encrypting, {{"kty", "oct"}, {"k", "AAAA"}}, {{"kty", "new"}}, 7};
  CHECK_FALSE(read(odd));
  auto mixed = odd;
  mixed.push_back(key.published());
  REQUIRE(read(mixed));
  CHECK(read(mixed)->size() == 1);
  CHECK_FALSE(KeySet::read("[]"));
  CHECK_FALSE(KeySet::read("<html>"));
}

}  // namespace kenes::identity::jose
