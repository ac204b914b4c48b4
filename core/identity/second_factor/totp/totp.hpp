#pragma once
// Codes of an app, RFC 6238: six digits of HMAC-SHA-1 over the number of the present half minute, as every app computes
// them.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kenes/time.hpp"

namespace kenes::identity::second_factor {

inline constexpr int totp_secret_bytes = 20;  // as long as SHA-1's hash (RFC 4226, 4)
inline constexpr int totp_step_seconds = 30;

std::int64_t totp_step(Time at);
std::string totp_code(std::string_view secret, std::int64_t step);

// The step whose code this is: the present one or one of its neighbours, for clocks that differ (RFC 6238, 5.2), but
// only one after `last_step`, so that no code is taken twice. Takes the same time whichever digits are wrong.
std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code, Time now,
                                       std::int64_t last_step);

// What an app reads from the picture (the key URI format of Google Authenticator), and what is typed in without a
// camera: base32 (RFC 4648, 6) in groups of four.
std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account);
std::string totp_typed(std::string_view secret);

}  // namespace kenes::identity::second_factor
