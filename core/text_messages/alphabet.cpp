#include "text_messages/alphabet.hpp"

#include <optional>
#include <string>

namespace kenes::text_messages {
namespace {

constexpr std::u32string_view basic =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    U"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::u32string_view extended = U"\f^{}\\[~]|€";  // two places each

// What is not UTF-8 counts as a letter that GSM doesn't have.
std::u32string letters_of(std::string_view utf8) {
  std::u32string letters;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t letter = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k) {
      letter = (letter << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    }
    letters += letter;
    i += length;
  }
  return letters;
}

// Places of seven bits; nothing if it doesn't go into them.
std::optional<int> gsm_places(const std::u32string& letters) {
  int places = 0;
  for (const auto letter : letters) {
    if (basic.find(letter) != std::u32string_view::npos) {
      places += 1;
    } else if (extended.find(letter) != std::u32string_view::npos) {
      places += 2;
    } else {
      return std::nullopt;
    }
  }
  return places;
}

int divided(int places, int alone, int in_part) {
  return places <= alone ? 1 : (places + in_part - 1) / in_part;
}

}  // namespace

Alphabet alphabet_of(std::string_view utf8) {
  return gsm_places(letters_of(utf8)) ? Alphabet::gsm : Alphabet::ucs2;
}

int parts_of(std::string_view utf8) {
  const auto letters = letters_of(utf8);
  if (const auto places = gsm_places(letters)) return divided(*places, 160, 153);
  int units = 0;  // a letter beyond the basic plane is a pair
  for (const auto letter : letters) units += letter > 0xFFFF ? 2 : 1;
  return divided(units, 70, 67);
}

}  // namespace kenes::text_messages
