#include "files/names.hpp"

#include <algorithm>

#include "http/decoding.hpp"
#include "secrets/base64.hpp"

namespace kenes::files {
namespace {

constexpr std::size_t longest = 200, longest_ending = 20;

// At a boundary between characters.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

std::string shortened(const std::string& name) {
  if (name.size() <= longest) return name;
  const auto dot = name.rfind('.');
  const auto ending = dot == std::string::npos || name.size() - dot > longest_ending ? "" : name.substr(dot);
  return std::string(cut(name, longest - ending.size())) + ending;
}

// Bidirectional overrides would let "exe.gpj" look like "jpg.exe" turned round.
void without_overrides(std::string& name) {
  for (const char* mark : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"}) {
    for (auto at = name.find(mark); at != std::string::npos; at = name.find(mark)) name.erase(at, 3);
  }
}

}  // namespace

std::string clean_name(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  if (!http::valid_utf8(name)) return "file";
  std::string clean(name);
  std::erase_if(clean, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  without_overrides(clean);
  const auto first = clean.find_first_not_of(" ."), last = clean.find_last_not_of(" .");
  if (first == std::string::npos) return "file";
  return shortened(clean.substr(first, last - first + 1));
}

std::optional<NamedValues> read_metadata(std::string_view header) {
  NamedValues values;
  while (!header.empty()) {
    const auto comma = std::min(header.find(','), header.size());
    auto pair = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    const auto space = std::min(pair.find(' '), pair.size());
    const auto value = secrets::from_base64(pair.substr(std::min(space + 1, pair.size())));
    if (space == 0 || !value || values.has(pair.substr(0, space))) return std::nullopt;
    values.items.push_back({std::string(pair.substr(0, space)), *value});
  }
  return values;
}

std::string attachment(std::string_view name) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  // attr-char of RFC 8187.
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$&+-.^_`|~").find(c) != std::string_view::npos;
  };
  std::string ascii, utf8;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    // One "_" for each character, not for each byte of it. "%" is left out, for some browsers would decode it.
    if (byte >= 0x20 && byte < 0x7f)
      ascii += c == '"' || c == '\\' || c == '%' ? '_' : c;
    else if ((byte & 0xC0U) != 0x80U)
      ascii += '_';
    if (plain(c))
      utf8 += c;
    else
      utf8 += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + utf8;
}

}  // namespace kenes::files
