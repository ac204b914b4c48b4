#include "identity/second_factor/webauthn/security_key.hpp"

#include <catch2/catch.hpp>

#include "identity/second_factor/webauthn/test_security_key.hpp"

using namespace kenes;
using namespace kenes::identity::second_factor;
using kenes::test::TestSecurityKey;

namespace {

const RelyingParty here = relying_party("https://kenes.test");

std::string fault(const Result<KeyRecord>& result) {
  return result ? "" : result.error().code + ": " + result.error().message;
}
std::string fault(const Result<std::int64_t>& result) {
  return result ? "" : result.error().code;
}

}  // namespace

TEST_CASE("keys are bound to the portal's name, which needs HTTPS or this machine") {
  CHECK(here.id == "kenes.test");
  CHECK(relying_party("http://localhost:8080").id == "localhost");
  CHECK(relying_party("http://localhost:8080").origin == "http://localhost:8080");
  CHECK(relying_party("https://petitions.example.org:8443").id == "petitions.example.org");
  CHECK(relying_party("http://petitions.example.org").id.empty());
  CHECK(relying_party("http://127.0.0.1:8080").id.empty());
  CHECK(relying_party("https://[::1]:8080").id.empty());
}

TEST_CASE("a key that was made here is known again by its signature") {
  TestSecurityKey key;
  const auto made = check_new_key(key.make("c1"), here);
  REQUIRE(fault(made).empty());
  CHECK(made->credential_id == "credential-1");
  CHECK(made->algorithm == -7);
  CHECK(check_shown_key(key.show("c2"), *made, here).value() == 0);
  CHECK(challenge_in(key.show("c2").client_data) == "c2");

  CHECK(fault(check_shown_key(TestSecurityKey().show("c2"), *made, here)) == "refused");  // another key
  auto changed = key.show("c2");
  changed.client_data = key.client_data("webauthn.get", "c3");
  CHECK(fault(check_shown_key(changed, *made, here)) == "refused");
  changed = key.show("c2");
  changed.signature.clear();
  CHECK(fault(check_shown_key(changed, *made, here)) == "refused");
}

TEST_CASE("a key is refused that was made for another site, or through one") {
  TestSecurityKey key;
  const auto made = check_new_key(key.make("c"), here);
  REQUIRE(made);
  key.origin = "https://kenes.example";
  CHECK(fault(check_new_key(key.make("c"), here)) == "refused: origin");
  CHECK(fault(check_shown_key(key.show("c"), *made, here)) == "refused");
  key.origin = here.origin;
  key.party = "kenes.example";
  CHECK(fault(check_new_key(key.make("c"), here)) == "refused: relying party");
  CHECK(fault(check_shown_key(key.show("c"), *made, here)) == "refused");
}

TEST_CASE("a key must be touched and check its user; what made one can't show one") {
  TestSecurityKey key;
  const auto made = check_new_key(key.make("c"), here);
  REQUIRE(made);
  key.flags = 0x01;
  CHECK(fault(check_new_key(key.make("c"), here)) == "refused: it didn't check its user");
  CHECK(fault(check_shown_key(key.show("c"), *made, here)) == "refused");
  key.flags = 0x04;
  CHECK(fault(check_new_key(key.make("c"), here)) == "refused: nobody touched it");
  CHECK(fault(check_shown_key(key.show("c"), *made, here)) == "refused");
  key.flags = 0x05;
  const auto shown = key.show("c");
  CHECK(fault(check_new_key({shown.client_data, shown.authenticator_data}, here)) == "refused: type");
}

TEST_CASE("a count that doesn't grow gives away a copy") {
  TestSecurityKey key;
  key.count = 5;
  auto made = check_new_key(key.make("c"), here).value();
  CHECK(made.sign_count == 5);
  CHECK(fault(check_shown_key(key.show("c"), made, here)) == "copied");
  key.count = 6;
  made.sign_count = check_shown_key(key.show("c"), made, here).value();
  CHECK(made.sign_count == 6);
  key.count = 0;
  CHECK(fault(check_shown_key(key.show("c"), made, here)) == "copied");
}

TEST_CASE("what is no key at all is refused") {
  for (const std::string data : {"", "{}", "[]", "{\"type\":1}", "\xff"}) {
    CHECK_FALSE(check_new_key({data, data}, here).has_value());
    CHECK_FALSE(check_shown_key({data, data, data}, {}, here).has_value());
    CHECK(challenge_in(data).empty());
  }
  auto key = TestSecurityKey().make("c");
  key.authenticator_data.resize(60);
  CHECK(fault(check_new_key(key, here)) == "refused: no algorithm that was asked for");
}
