#include "kenes/network.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace kenes {
namespace {

template <std::size_t N>
std::string written(int family, const std::array<unsigned char, N>& bytes, std::string_view length) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(family, bytes.data(), text.data(), text.size());
  return std::string(text.data()).append(length);
}

}  // namespace

std::string network_of(std::string_view client) {
  std::string address(client);
  // An IPv4 visitor of a socket for both families.
  if (address.starts_with("::ffff:") && address.find('.') != std::string::npos) address.erase(0, 7);

  std::array<unsigned char, 4> four{};
  if (inet_pton(AF_INET, address.c_str(), four.data()) == 1) {
    four[3] = 0;
    return written(AF_INET, four, "/24");
  }
  std::array<unsigned char, 16> six{};
  if (inet_pton(AF_INET6, address.c_str(), six.data()) == 1) {
    std::fill(six.begin() + 6, six.end(), static_cast<unsigned char>(0));
    return written(AF_INET6, six, "/48");
  }
  return "";
}

}  // namespace kenes
