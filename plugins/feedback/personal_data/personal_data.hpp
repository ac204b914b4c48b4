#pragma once
#include "kenes/personal_data.hpp"

namespace kenes::feedback {

// Of an author the plugin keeps the account only, and only until the answer was sent. What was written is public from
// the beginning, without a name, and stays.
class FeedbackPersonalData final : public PersonalData {
 public:
  std::vector<Deed> deeds(soci::session& sql, std::int64_t person, const Translator& words, Time before,
                          int most) override;
  boost::json::object all(soci::session& sql, std::int64_t person) override;
  std::vector<std::string> consequences(soci::session& sql, std::int64_t person, const Translator& words) override;
  void erase(soci::session& sql, std::int64_t person, Time now) override;
  void join(soci::session& sql, std::int64_t from, std::int64_t into, Time now) override;
};

}  // namespace kenes::feedback
