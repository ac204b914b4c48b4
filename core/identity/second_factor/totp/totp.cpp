#include "identity/second_factor/totp/totp.hpp"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "identity/local_path.hpp"
#include "secrets/constant_time.hpp"

namespace kenes::identity::second_factor {
namespace {

void require(int result, const char* what) {
  if (result != OATH_OK) throw std::runtime_error(std::string("liboath: ") + what + ": " + oath_strerror(result));
}

std::string base32(std::string_view bytes) {
  char* text = nullptr;
  std::size_t length = 0;
  require(oath_base32_encode(bytes.data(), bytes.size(), &text, &length), "base32");
  const std::unique_ptr<char, decltype(&std::free)> owned(text, &std::free);
  std::string encoded(text, length);
  while (!encoded.empty() && encoded.back() == '=') encoded.pop_back();
  return encoded;
}

}  // namespace

std::int64_t totp_step(Time at) {
  return micros(at) / (std::int64_t{1'000'000} * totp_step_seconds);
}

std::string totp_code(std::string_view secret, std::int64_t step) {
  static const int ready = oath_init();
  require(ready, "start");
  std::array<char, 7> code{};
  require(oath_totp_generate(secret.data(), secret.size(), static_cast<time_t>(step * totp_step_seconds),
                             totp_step_seconds, 0, 6, code.data()),
          "code");
  return code.data();
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Time now,
                                       std::int64_t last_step) {
  const auto present = totp_step(now);
  std::optional<std::int64_t> found;
  for (auto step = present + 1; step >= present - 1; --step) {
    if (secrets::constant_time_equal(totp_code(secret, step), code) && step > last_step) found = step;
  }
  return found;
}

std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
  return "otpauth://totp/" + in_query(issuer) + ":" + in_query(account) + "?secret=" + base32(secret) +
         "&issuer=" + in_query(issuer);
}

std::string totp_typed(std::string_view secret) {
  std::string typed;
  for (const char c : base32(secret)) {
    if (typed.size() % 5 == 4) typed += ' ';
    typed += c;
  }
  return typed;
}

}  // namespace kenes::identity::second_factor
