// The test vectors of RFC 8032, 7.1.
#include "kenes/ed25519.hpp"

#include <catch2/catch.hpp>

#include "kenes/digest.hpp"

using namespace kenes;

namespace {

std::string bytes(std::string_view hex_digits) {
  std::string raw;
  for (std::size_t i = 0; i + 1 < hex_digits.size(); i += 2)
    raw += static_cast<char>(std::stoi(std::string(hex_digits.substr(i, 2)), nullptr, 16));
  return raw;
}

const std::string seed = bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
const std::string public_key = bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
const std::string signature = bytes(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

}  // namespace

TEST_CASE("Ed25519 signs and verifies as RFC 8032 says") {
  CHECK(hex(ed25519_public_key(seed)) == hex(public_key));
  CHECK(hex(ed25519_sign(seed, "r")) == hex(signature));
  CHECK(ed25519_verify(public_key, "r", signature));
  CHECK_FALSE(ed25519_verify(public_key, "s", signature));
  CHECK_FALSE(ed25519_verify(public_key, "r", signature.substr(1)));
  CHECK_FALSE(ed25519_verify(public_key.substr(1), "r", signature));
  CHECK_FALSE(ed25519_verify(seed, "r", signature));
  auto altered = signature;
  altered[40] = static_cast<char>(altered[40] ^ 1);
  CHECK_FALSE(ed25519_verify(public_key, "r", altered));
  CHECK_THROWS_AS(ed25519_sign("short", "r"), std::invalid_argument);
}
