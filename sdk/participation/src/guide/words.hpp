#pragma once
#include <optional>
#include <string>

#include "kenes/participation/process.hpp"
#include "kenes/translator.hpp"

namespace kenes::participation {

// "6 months", in the reader's words; "" without a period.
std::string period_words(const std::optional<Period>& period, const Translator& words);

// "5 supporters", "5% of the population", "100,000 supporters where more than 2,000,000 people live, elsewhere 5% of
// the population"; "" if the number decides nothing.
std::string requirement_words(const Process& process, const Requirement& requirement, const Translator& words);

}  // namespace kenes::participation
