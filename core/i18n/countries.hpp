#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace kenes::i18n {

// "KZ" for "KZ" and for "KAZ": a country of ISO 3166-1 by its code of two or three capital letters. [any thread]
std::optional<std::string> country_code(std::string_view code);

}  // namespace kenes::i18n
