#include "domain/iban.hpp"

#include <algorithm>
#include <array>

namespace kenes::donations {
namespace {

struct Country {
  std::string_view code;
  std::size_t length;
};

// SWIFT IBAN registry, release 99.
constexpr std::array countries{
    Country{"AD", 24}, Country{"AE", 23}, Country{"AL", 28}, Country{"AT", 20}, Country{"AZ", 28}, Country{"BA", 20},
    Country{"BE", 16}, Country{"BG", 22}, Country{"BH", 22}, Country{"BI", 27}, Country{"BR", 29}, Country{"BY", 28},
    Country{"CH", 21}, Country{"CR", 22}, Country{"CY", 28}, Country{"CZ", 24}, Country{"DE", 22}, Country{"DJ", 27},
    Country{"DK", 18}, Country{"DO", 28}, Country{"EE", 20}, Country{"EG", 29}, Country{"ES", 24}, Country{"FI", 18},
    Country{"FK", 18}, Country{"FO", 18}, Country{"FR", 27}, Country{"GB", 22}, Country{"GE", 22}, Country{"GI", 23},
    Country{"GL", 18}, Country{"GR", 27}, Country{"GT", 28}, Country{"HN", 28}, Country{"HR", 21}, Country{"HU", 28},
    Country{"IE", 22}, Country{"IL", 23}, Country{"IQ", 23}, Country{"IS", 26}, Country{"IT", 27}, Country{"JO", 30},
    Country{"KW", 30}, Country{"KZ", 20}, Country{"LB", 28}, Country{"LC", 32}, Country{"LI", 21}, Country{"LT", 20},
    Country{"LU", 20}, Country{"LV", 21}, Country{"LY", 25}, Country{"MC", 27}, Country{"MD", 24}, Country{"ME", 22},
    Country{"MK", 19}, Country{"MN", 20}, Country{"MR", 27}, Country{"MT", 31}, Country{"MU", 30}, Country{"NI", 28},
    Country{"NL", 18}, Country{"NO", 15}, Country{"OM", 23}, Country{"PK", 24}, Country{"PL", 28}, Country{"PS", 29},
    Country{"PT", 25}, Country{"QA", 29}, Country{"RO", 24}, Country{"RS", 22}, Country{"RU", 33}, Country{"SA", 24},
    Country{"SC", 31}, Country{"SD", 18}, Country{"SE", 24}, Country{"SI", 19}, Country{"SK", 24}, Country{"SM", 27},
    Country{"SO", 23}, Country{"ST", 25}, Country{"SV", 28}, Country{"TL", 23}, Country{"TN", 24}, Country{"TR", 26},
    Country{"UA", 29}, Country{"VA", 22}, Country{"VG", 24}, Country{"XK", 20}, Country{"YE", 30}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

std::string without_blanks(std::string_view written) {
  std::string text;
  for (const char c : written) {
    if (c == ' ') continue;
    text += c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  }
  return text;
}

// Country and check digits go to the end, letters count from 10.
int remainder_by_97(std::string_view iban) {
  int remainder = 0;
  const auto take = [&](char c) {
    remainder = is_digit(c) ? remainder * 10 + (c - '0') : remainder * 100 + (c - 'A' + 10);
    remainder %= 97;
  };
  for (const char c : iban.substr(4)) take(c);
  for (const char c : iban.substr(0, 4)) take(c);
  return remainder;
}

}  // namespace

Result<std::string> read_iban(std::string_view written) {
  auto iban = without_blanks(written);
  const bool shaped = iban.size() >= 5 && is_letter(iban[0]) && is_letter(iban[1]) && is_digit(iban[2]) &&
                      is_digit(iban[3]) &&
                      std::all_of(iban.begin(), iban.end(), [](char c) { return is_digit(c) || is_letter(c); });
  if (!shaped) {
    return fail("characters", "an IBAN begins with two letters and two digits, and has letters and digits only");
  }
  const auto country =
      std::find_if(countries.begin(), countries.end(), [&](const auto& one) { return iban.starts_with(one.code); });
  if (country == countries.end())
    return fail("country", "there are no IBANs of the country '" + iban.substr(0, 2) + "'");
  if (iban.size() != country->length) {
    return fail("length", "an IBAN of " + std::string(country->code) + " has " + std::to_string(country->length) +
                              " characters, this one has " + std::to_string(iban.size()));
  }
  if (remainder_by_97(iban) != 1) {
    return fail("check_digits", "its check digits don't fit: a character is wrong, or two are swapped");
  }
  return iban;
}

std::string printed_iban(std::string_view iban) {
  std::string text;
  for (std::size_t i = 0; i < iban.size(); i += 4) text += (i == 0 ? "" : " ") + std::string(iban.substr(i, 4));
  return text;
}

Result<std::string> read_bic(std::string_view written) {
  auto bic = without_blanks(written);
  // Party prefix, country, party suffix, branch.
  const bool shaped = (bic.size() == 8 || bic.size() == 11) && is_letter(bic[4]) && is_letter(bic[5]) &&
                      std::all_of(bic.begin(), bic.end(), [](char c) { return is_digit(c) || is_letter(c); });
  if (!shaped) return fail("bic", "a BIC has 8 or 11 letters and digits, of which the 5th and 6th are the country");
  return bic;
}

}  // namespace kenes::donations
