#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include <boost/json.hpp>

#include "kenes/result.hpp"

namespace kenes::participation {

// What the entries of a log come to, read one after the other as they were published.
class Books {
 public:
  // Error "entry": it can't be one, or not at this place: a number that doesn't follow, a person who supports twice or
  // withdraws what isn't there, an invalidation without a reason or of what doesn't stand.
  Result<void> enter(std::string_view entry);

  std::int64_t supported() const { return supported_; }
  std::int64_t withdrawn() const { return withdrawn_; }
  std::int64_t restored() const { return restored_; }
  // How many supports were invalidated for each reason; some of them may have been restored.
  const std::map<std::string, std::int64_t>& invalidated() const { return reasons_; }
  std::int64_t standing() const;
  std::map<std::string, std::int64_t> by_territory() const;  // of those that stand; "" for those without

 private:
  struct Place {
    std::int64_t number = 0;  // of the support
    std::string territory;
    bool stands = true;
  };

  Result<void> support(const std::string& pseudonym, const boost::json::object& entry);
  Result<void> withdraw(const std::string& pseudonym);
  Result<void> invalidate(const std::string& pseudonym, const boost::json::object& entry);
  Result<void> restore(const std::string& pseudonym, const boost::json::object& entry);

  std::int64_t entries_ = 0, supported_ = 0, withdrawn_ = 0, restored_ = 0;
  std::map<std::string, std::int64_t> reasons_;
  std::unordered_map<std::string, Place> places_;  // by pseudonym
};

}  // namespace kenes::participation
