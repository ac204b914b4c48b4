#include "diagram/text.hpp"

#include <algorithm>
#include <cstdint>

namespace kenes::participation {
namespace {

struct Glyph {
  std::size_t bytes = 1;
  std::uint32_t code = 0;
};

// Of UTF-8 that a checked file holds.
Glyph glyph_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t bytes = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  std::uint32_t code = bytes == 1 ? first : first & (0x7fU >> bytes);
  for (std::size_t i = 1; i < bytes && at + i < text.size(); ++i) {
    code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
  }
  return {bytes, code};
}

// Cyrillic letters are as different as Latin ones: ш is twice as wide as г.
double em_of_cyrillic(std::uint32_t code) {
  constexpr std::u32string_view widest = U"ЖШЩЮМФЫЪЊЉ", wide = U"жшщюмфыъњљ", narrow = U"ґгтзсстхуі";
  const auto is_in = [&](std::u32string_view letters) { return letters.find(code) != std::u32string_view::npos; };
  if (is_in(widest)) return 1.05;
  if (is_in(wide)) return 0.87;
  if (is_in(narrow)) return 0.58;
  return code >= 0x0410 && code <= 0x042f ? 0.74 : 0.66;
}

// As in DejaVu Sans, the widest of the faces that systems have for the interface.
double em(std::uint32_t code) {
  constexpr std::string_view narrow = "iljftr.,:;'|!()[] ";
  if (code < 0x80 && narrow.find(static_cast<char>(code)) != std::string_view::npos) return 0.34;
  if (code == 'm' || code == 'w' || code == 'M' || code == 'W') return 0.9;
  if (code >= 'A' && code <= 'Z') return 0.7;
  if (code >= '0' && code <= '9') return 0.64;
  if (code < 0x80) return 0.6;
  if (code >= 0x0300 && code < 0x0370) return 0;  // combining marks
  if (code >= 0x0400 && code < 0x0530) return em_of_cyrillic(code);
  if (code >= 0x2e80) return 1;  // Chinese, Japanese, Korean
  return 0.64;
}

// As much of the word as fits, at least one character.
std::size_t fitting(std::string_view word, double size, double width) {
  std::size_t end = 0;
  double used = 0;
  while (end < word.size()) {
    const auto glyph = glyph_at(word, end);
    used += em(glyph.code) * size;
    if (end > 0 && used > width) break;
    end += glyph.bytes;
  }
  return end;
}

}  // namespace

double text_width(std::string_view text, double size) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto glyph = glyph_at(text, at);
    width += em(glyph.code) * size;
    at += glyph.bytes;
  }
  return width;
}

std::vector<std::string> wrap(std::string_view text, double size, double width) {
  std::vector<std::string> lines;
  std::string line;
  const auto close = [&] {
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    auto word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && text_width(line, size) + text_width(" ", size) + text_width(word, size) > width) close();
    while (text_width(word, size) > width) {
      const auto part = fitting(word, size, width);
      if (part == word.size()) break;
      lines.emplace_back(word.substr(0, part));
      word.remove_prefix(part);
    }
    line += (line.empty() ? "" : " ") + std::string(word);
  }
  close();
  return lines;
}

}  // namespace kenes::participation
