#include <arpa/inet.h>

#include <array>
#include <charconv>

#include "kenes/participation/invalidations.hpp"

namespace kenes::participation {
namespace {

// An address in bytes: 4 of them, or 16.
struct Address {
  int family = AF_INET;
  std::array<unsigned char, 16> bytes{};
  int bits() const { return family == AF_INET ? 32 : 128; }
};

std::optional<Address> read_address(const std::string& text) {
  Address address;
  if (inet_pton(AF_INET, text.c_str(), address.bytes.data()) == 1) return address;
  address.family = AF_INET6;
  if (inet_pton(AF_INET6, text.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

void keep_bits(Address& address, int bits) {
  constexpr int in_byte = 8;
  for (std::size_t i = 0; i < address.bytes.size(); ++i) {
    const int kept = std::min(std::max(bits - static_cast<int>(i) * in_byte, 0), in_byte);
    address.bytes.at(i) &= static_cast<unsigned char>(0xFF << (in_byte - kept));
  }
}

}  // namespace

std::optional<std::string> normal_network(std::string_view text) {
  const auto slash = text.find('/');
  auto address = read_address(std::string(text.substr(0, slash)));
  if (!address) return std::nullopt;
  int bits = address->bits();
  if (slash != std::string_view::npos) {
    const auto length = text.substr(slash + 1);
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bits);
    if (error != std::errc() || end != length.data() + length.size() || bits < 0 || bits > address->bits()) {
      return std::nullopt;
    }
  }
  keep_bits(*address, bits);
  std::array<char, INET6_ADDRSTRLEN> shown{};
  if (inet_ntop(address->family, address->bytes.data(), shown.data(), shown.size()) == nullptr) return std::nullopt;
  return std::string(shown.data()) + "/" + std::to_string(bits);
}

}  // namespace kenes::participation
