#include "app/flash.hpp"

#include <openssl/crypto.h>
#include <boost/json.hpp>

#include <array>

namespace kenes::app {
namespace {

constexpr std::size_t longest_text = 2000;

std::string to_hex(std::string_view bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = digit(hex[i]), low = digit(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

// Cuts at a character's boundary.
std::string cut(std::string_view text, std::size_t size) {
  if (text.size() <= size) return std::string(text);
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return std::string(text.substr(0, size));
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

std::string write_flash(const std::vector<FlashMessage>& messages, const Secrets& secrets) {
  boost::json::array list;
  std::size_t room = longest_text / 2;
  for (const auto& message : messages) {
    const auto text = cut(message.text, room);
    room -= text.size();
    list.push_back(boost::json::object{{"kind", message.kind}, {"text", text}});
  }
  const auto payload = to_hex(boost::json::serialize(list));
  return payload + "." + secrets.keyed_hash("flash", payload);
}

std::vector<FlashMessage> read_flash(std::string_view value, const Secrets& secrets) {
  const auto dot = value.find('.');
  if (dot == std::string_view::npos) return {};
  const auto payload = value.substr(0, dot);
  if (!same(secrets.keyed_hash("flash", payload), value.substr(dot + 1))) return {};
  const auto bytes = from_hex(payload);
  if (!bytes) return {};
  std::vector<FlashMessage> messages;
  const auto list = boost::json::parse(*bytes);
  for (const auto& item : list.as_array())
    messages.push_back({std::string(item.at("kind").as_string()), std::string(item.at("text").as_string())});
  return messages;
}

}  // namespace kenes::app
