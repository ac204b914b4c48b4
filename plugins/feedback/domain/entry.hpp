#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "kenes/time.hpp"

namespace kenes::feedback {

// What somebody said about the portal, and the operator's answer. Without whom to tell: that is asked for where it is
// needed.
struct Entry {
  std::int64_t id = 0;
  std::string body;
  std::string page;      // a path of this portal, an address, or ""
  std::string language;  // in which it was written
  Time created_at{};
  std::string answer;
  std::optional<Time> answered_at;
  std::optional<Time> edited_at;
  int version = 0;            // of the answer
  std::string hidden_reason;  // code; "" if it is shown

  bool is_hidden() const { return !hidden_reason.empty(); }
};

// Which entries a list shows.
enum class State { shown, answered, waiting, hidden };

}  // namespace kenes::feedback
