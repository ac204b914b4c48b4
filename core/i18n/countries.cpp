#include "i18n/countries.hpp"

#include <unicode/uloc.h>

#include <map>

namespace kenes::i18n {
namespace {

std::map<std::string, std::string, std::less<>> all_codes() {
  std::map<std::string, std::string, std::less<>> codes;
  for (const char* const* country = uloc_getISOCountries(); *country != nullptr; ++country) {
    const std::string two(*country);
    codes.emplace(two, two);
    if (const std::string three = uloc_getISO3Country(("und_" + two).c_str()); !three.empty())
      codes.emplace(three, two);
  }
  return codes;
}

}  // namespace

std::optional<std::string> country_code(std::string_view code) {
  static const auto codes = all_codes();
  const auto found = codes.find(code);
  return found == codes.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace kenes::i18n
