#pragma once
// One segment of a route's pattern: "petitions", "{id}", "{id:int}", "{id:int}.json", "page-{number:int}".
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/result.hpp"

namespace kenes::http {

struct Segment {
  enum class Kind { fixed, integer, text };
  Kind kind = Kind::fixed;
  std::string prefix, suffix;  // literal parts around the capture; a fixed segment is all prefix
  std::string name;            // of the capture

  // The captured part of `given`, or nullopt if it does not fit. Integers are 0 to 18 digits' worth without leading
  // zeros, so that each thing has one address only.
  std::optional<std::string_view> capture(std::string_view given) const;
  // Matches the same texts, whatever the capture is called.
  bool same_shape(const Segment& other) const;
  // The order in which siblings are tried: fixed first, then the more literal text, then integers before text.
  bool before(const Segment& other) const;
};

// Error code "bad_pattern".
Result<std::vector<Segment>> parse_pattern(std::string_view pattern);

}  // namespace kenes::http
