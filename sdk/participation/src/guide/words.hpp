#pragma once
#include <optional>
#include <string>

#include "kenes/participation/process.hpp"
#include "kenes/translator.hpp"

namespace kenes::participation {

// "6 months", in the reader's words.
std::string period_words(const Period& period, const Translator& words);
std::string period_words(const std::optional<Period>& period, const Translator& words);  // "" without one

// "5 supporters".
std::string need_words(const Stage& stage, const Translator& words);  // "" without a need
std::string threshold_words(const Threshold& threshold, const Translator& words);

}  // namespace kenes::participation
