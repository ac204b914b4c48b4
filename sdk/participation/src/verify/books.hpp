#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kenes/result.hpp"

namespace kenes::participation {

// What the entries of a log come to, read one after the other as they were published.
class Books {
 public:
  // Error "entry": it can't be one, or not at this place: a number that doesn't follow, a person who supports twice or
  // withdraws what isn't there.
  Result<void> enter(std::string_view entry);

  std::int64_t supported() const { return supported_; }
  std::int64_t withdrawn() const { return withdrawn_; }
  std::map<std::string, std::int64_t> by_territory() const;  // of those that stand; "" for those without

 private:
  std::int64_t supported_ = 0, withdrawn_ = 0;
  std::unordered_map<std::string, std::string> standing_;  // pseudonym -> territory
};

}  // namespace kenes::participation
