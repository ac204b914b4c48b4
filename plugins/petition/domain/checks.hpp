#pragma once
// Small rules about what people type. [pure]
#include <string>
#include <string_view>

#include "kenes/translator.hpp"

namespace kenes::petition {

// A day that exists, as "2019-03-26".
bool is_date(std::string_view text);
// Midnight UTC of such a day; for showing it.
Time midnight(std::string_view date);
// The day of a moment in UTC.
std::string day_of(Time at);
// An https address with a host, without spaces, quotes, credentials or control characters, at most 2,000 bytes.
bool is_https_link(std::string_view text);

}  // namespace kenes::petition
