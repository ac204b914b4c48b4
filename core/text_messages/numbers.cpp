#include "text_messages/numbers.hpp"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

namespace kenes::text_messages {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

bool takes_messages(PhoneNumberUtil::PhoneNumberType type) {
  return type == PhoneNumberUtil::MOBILE || type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE ||
         type == PhoneNumberUtil::PERSONAL_NUMBER || type == PhoneNumberUtil::VOIP || type == PhoneNumberUtil::UNKNOWN;
}

}  // namespace

Result<std::string> normalised(std::string_view entered, const std::string& country,
                               const std::vector<std::string>& only) {
  constexpr std::size_t longest = 40;  // with spaces, brackets and dashes; the library's own limit is far higher
  const auto& plans = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  const bool readable = entered.size() <= longest && plans.Parse(std::string(entered), country.empty() ? "ZZ" : country,
                                                                 &number) == PhoneNumberUtil::NO_PARSING_ERROR;
  if (!readable || !plans.IsValidNumber(number) || !takes_messages(plans.GetNumberType(number))) {
    return fail("invalid", "this is no number of a mobile telephone");
  }
  std::string region;
  plans.GetRegionCodeForNumber(number, &region);
  if (!only.empty() && std::find(only.begin(), only.end(), region) == only.end()) {
    return fail("country", "no messages are sent to numbers of " + region);
  }
  number.clear_extension();
  std::string text;
  plans.Format(number, PhoneNumberUtil::E164, &text);
  return text;
}

}  // namespace kenes::text_messages
