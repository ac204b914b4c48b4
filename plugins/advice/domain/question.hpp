#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "kenes/time.hpp"

namespace kenes::advice {

// How somebody wants the answer; a code of the form, the table and the JSON.
inline constexpr const char* by_email = "email";
inline constexpr const char* by_sms = "sms";

// A question to the lawyers, as they see it.
struct Question {
  std::int64_t id = 0;
  std::string name, topic, body, language, channel, contact;
  Time created_at{}, due_at{};
  std::int64_t claimed_by = 0;  // 0: nobody
  std::string claimed_name;
  std::optional<Time> claimed_until;
  std::string answer;
  std::optional<Time> answered_at, erased_at;
  std::int64_t example_id = 0;  // 0: not published as an example

  bool held_by_other(std::int64_t person_id, Time now) const {
    return claimed_by != 0 && claimed_by != person_id && claimed_until && *claimed_until > now;
  }
  bool held_by(std::int64_t person_id, Time now) const {
    return claimed_by == person_id && claimed_until && *claimed_until > now;
  }
};

}  // namespace kenes::advice
