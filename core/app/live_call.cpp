#include "app/live_call.hpp"

namespace kenes::app {

LiveCall::LiveCall(const Parts& parts) : parts_(parts), now_(parts.host.clock().now()) {}

void LiveCall::flash(std::string_view kind, std::string_view text) {
  flashes_.push_back({std::string(kind), std::string(text)});
}

Response LiveCall::sign_in(std::string_view then, std::string_view why, const std::vector<std::string>& ways) {
  // The reason travels as a signed message, not in the address: nobody can make the portal say something by a link.
  if (!why.empty()) flash("important", why);
  auto address = "/sign-in?then=" + percent_encode(then);
  for (const auto& way : ways) address += "&way=" + percent_encode(way);
  return redirect(address);
}

std::string percent_encode(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string encoded;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return encoded;
}

}  // namespace kenes::app
