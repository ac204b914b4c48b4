#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kenes/translator.hpp"

namespace kenes::feedback {

// Codes of the reasons for which an entry may be hidden, as they are stored.
const std::vector<std::string>& hiding_reasons();
// What the public reads: "It contained personal data".
std::string reason_text(const Translator& words, std::string_view code);

}  // namespace kenes::feedback
