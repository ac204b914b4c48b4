#pragma once
#include <string>

#include "kenes/result.hpp"
#include "kenes/translator.hpp"

namespace kenes::petition {

// The text of a CSV file, without the mark that some programs begin one with. A fault is for the official, in their
// words: code "other" (a spreadsheet or another file that isn't text), "encoding" (not UTF-8; no other is guessed,
// since a wrong guess would misspell names without anybody seeing it), "empty".
Result<std::string> read_csv(std::string bytes, const Translator& words);

}  // namespace kenes::petition
