#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include <boost/json.hpp>

#include "kenes/translator.hpp"

namespace kenes::view {

// Appends a value as a reader sees it: `formatter` is one of formatters(), or empty for the value as it is. False if
// the value isn't of the kind that the formatter takes; then the value as it is was written, if that is possible. Not
// escaped.
bool format(const boost::json::value& value, const std::string& formatter, const Translator& words, std::string& out);

std::optional<std::int64_t> whole_number(const boost::json::value& value);

}  // namespace kenes::view
