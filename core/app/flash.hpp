#pragma once
// A message that the next page shows: kept in a signed cookie, so that no node and no table has to remember it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/secrets.hpp"

namespace kenes::app {

inline constexpr std::string_view flash_cookie = "kenes_flash";

struct FlashMessage {
  std::string kind, text;
};

// The cookie's value; messages beyond 2,000 bytes are cut, because browsers keep 4 KB a cookie.
std::string write_flash(const std::vector<FlashMessage>& messages, const Secrets& secrets);
// Empty when the value was not written by this portal.
std::vector<FlashMessage> read_flash(std::string_view value, const Secrets& secrets);

}  // namespace kenes::app
