#include "identity/second_factor/totp/totp.hpp"

#include <catch2/catch.hpp>

using namespace kenes;
using namespace kenes::identity::second_factor;

namespace {

Time at(std::int64_t seconds) {
  return from_micros(seconds * 1'000'000);
}

}  // namespace

TEST_CASE("codes are those of RFC 6238, appendix B, of which six digits are shown") {
  const std::string secret = "12345678901234567890";
  CHECK(totp_code(secret, totp_step(at(59))) == "287082");
  CHECK(totp_code(secret, totp_step(at(1'111'111'109))) == "081804");
  CHECK(totp_code(secret, totp_step(at(20'000'000'000))) == "353130");
}

TEST_CASE("a code is good in its half minute and the two beside it, and never again") {
  const std::string secret = "12345678901234567890";
  const auto now = at(1'767'268'800);
  const auto step = totp_step(now);
  CHECK(totp_match(secret, totp_code(secret, step), now, 0) == step);
  CHECK(totp_match(secret, totp_code(secret, step - 1), now, 0) == step - 1);
  CHECK(totp_match(secret, totp_code(secret, step + 1), now, 0) == step + 1);
  CHECK_FALSE(totp_match(secret, totp_code(secret, step - 2), now, 0));
  CHECK_FALSE(totp_match(secret, totp_code(secret, step + 2), now, 0));
  CHECK_FALSE(totp_match(secret, totp_code(secret, step), now, step));
  CHECK_FALSE(totp_match(secret, totp_code(secret, step - 1), now, step));
  CHECK_FALSE(totp_match(secret, "", now, 0));
}

TEST_CASE("an app reads the secret from an address, people in groups of four") {
  CHECK(totp_uri("12345678901234567890", "Kenes & Co", "mod@example.org") ==
        "otpauth://totp/"
        "Kenes%20%26%20Co:mod%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kenes%20%26%20Co");
  CHECK(totp_typed("12345678901234567890") == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
}
