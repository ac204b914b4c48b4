#pragma once
#include "kenes/personal_data.hpp"
#include "office.hpp"

namespace kenes::petition {

// What petitions keep of people: what they wrote, and the supporters who want news. That a signature is somebody's is
// kept by the kit, which erases it.
//
// Erasing deletes petitions that were never public, with their files; one that was stays with its texts, which others
// signed, and says that the author's name was removed. `office` must outlive it.
class PetitionPersonalData final : public PersonalData {
 public:
  explicit PetitionPersonalData(const Office& office) : office_(office) {}

  std::vector<Deed> deeds(soci::session& sql, std::int64_t person, const Translator& words, Time before,
                          int most) override;
  boost::json::object all(soci::session& sql, std::int64_t person) override;
  std::vector<std::string> consequences(soci::session& sql, std::int64_t person, const Translator& words) override;
  void erase(soci::session& sql, std::int64_t person, Time now) override;
  void join(soci::session& sql, std::int64_t from, std::int64_t into, Time now) override;

 private:
  const Office& office_;
};

}  // namespace kenes::petition
