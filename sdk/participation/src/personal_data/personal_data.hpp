#pragma once
#include "kenes/personal_data.hpp"

namespace kenes::participation {

// What the kit keeps of people: which supports and submissions are theirs. What a submission is called and where its
// page is, only the mechanism knows: it tells the deeds.
//
// Erasing keeps every entry of the ledger, so counts, logs and receipts hold (participation.support_entry holds keyed
// hashes only). A submission that everyone could see goes on without its author; one that was never public becomes an
// empty shell that no list, queue or timer finds. Who acted in an office (duty, act, hold, invalidation, pause) stays
// as a number, like in the audit trail: there is no account behind it any more.
class KitPersonalData final : public PersonalData {
 public:
  std::vector<Deed> deeds(soci::session& sql, std::int64_t person, const Translator& words, Time before,
                          int most) override;
  boost::json::object all(soci::session& sql, std::int64_t person) override;
  std::vector<std::string> consequences(soci::session& sql, std::int64_t person, const Translator& words) override;
  void erase(soci::session& sql, std::int64_t person, Time now) override;
  void join(soci::session& sql, std::int64_t from, std::int64_t into, Time now) override;
};

}  // namespace kenes::participation
