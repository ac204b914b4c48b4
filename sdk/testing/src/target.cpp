#include "target.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace kenes::testing {

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    if (plain)
      encoded += c;
    else
      encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return encoded;
}

std::string percent_decoded(std::string_view text, bool plus_is_space) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i] == '+' && plus_is_space ? ' ' : text[i];
      continue;
    }
    unsigned byte = 0;
    const auto digits = text.substr(i + 1, 2);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (error != std::errc{} || digits.size() != 2 || end != digits.data() + 2) {
      throw std::invalid_argument("not percent-encoded: " + std::string(text));
    }
    decoded += static_cast<char>(byte);
    i += 2;
  }
  return decoded;
}

NamedValues parse_query(std::string_view query) {
  NamedValues values;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    const auto value = equals < pair.size() ? pair.substr(equals + 1) : std::string_view{};
    values.items.push_back({percent_decoded(pair.substr(0, equals), true), percent_decoded(value, true)});
  }
  return values;
}

}  // namespace kenes::testing
