#pragma once
#include "kenes/personal_data.hpp"

namespace kenes::advice {

// Questions and answers belong to no account: name and contact are erased some days after the answer, by a timer. Of
// lawyers it keeps which questions they have taken. Who answered stays as a number, like in the audit trail.
class AdvicePersonalData final : public PersonalData {
 public:
  std::vector<Deed> deeds(soci::session& sql, std::int64_t person, const Translator& words, Time before,
                          int most) override;
  boost::json::object all(soci::session& sql, std::int64_t person) override;
  std::vector<std::string> consequences(soci::session& sql, std::int64_t person, const Translator& words) override;
  void erase(soci::session& sql, std::int64_t person, Time now) override;
  void join(soci::session& sql, std::int64_t from, std::int64_t into, Time now) override;
};

}  // namespace kenes::advice
