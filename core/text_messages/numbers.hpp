#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kenes/result.hpp"

namespace kenes::text_messages {

// A telephone number as people write it, as E.164 ("+77011234567"), by Google's libphonenumber. Without a country code
// it is read as one of `country` (ISO 3166-1; "": then it needs one). Error "invalid": no number of that country's
// plan, or one that takes no messages or costs its caller extra (a fixed line, a service number); "country": of none of
// `only`, if there are any.
Result<std::string> normalised(std::string_view entered, const std::string& country,
                               const std::vector<std::string>& only = {});

}  // namespace kenes::text_messages
