#include "app/flash.hpp"

#include <boost/json.hpp>

#include "kenes/digest.hpp"
#include "secrets/matches.hpp"

namespace kenes::app {
namespace {

constexpr std::size_t longest_text = 2000;

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

}  // namespace

std::string write_flash(const std::vector<FlashMessage>& messages, const Secrets& keys) {
  boost::json::array list;
  std::size_t room = longest_text / 2;
  for (const auto& message : messages) {
    const auto text = cut(message.text, room);
    room -= text.size();
    list.push_back(boost::json::object{{"kind", message.kind}, {"text", text}});
  }
  const auto text = boost::json::serialize(list);
  const auto payload = hex(text);
  return payload + "." + keys.keyed_hash("flash", payload);
}

std::vector<FlashMessage> read_flash(std::string_view value, const Secrets& keys) {
  const auto dot = value.find('.');
  if (dot == std::string_view::npos) return {};
  const auto payload = value.substr(0, dot);
  if (!secrets::matches(keys, "flash", payload, value.substr(dot + 1))) return {};
  const auto bytes = from_hex(payload);
  if (!bytes) return {};
  std::vector<FlashMessage> messages;
  const auto list = boost::json::parse(*bytes);
  for (const auto& item : list.as_array())
    messages.push_back({std::string(item.at("kind").as_string()), std::string(item.at("text").as_string())});
  return messages;
}

}  // namespace kenes::app
