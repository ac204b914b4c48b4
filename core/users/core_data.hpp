#pragma once
#include "kenes/personal_data.hpp"
#include "kenes/secrets.hpp"

namespace kenes::users {

// What the core keeps of people: the account, its ways to sign in, its sessions, roles, mails and uploads. The audit
// trail names a number only and stays as it is: nothing leads from it to a person whose account is gone.
class CoreData final : public PersonalData {
 public:
  // `secrets` must outlive it.
  explicit CoreData(const Secrets& secrets) : secrets_(secrets) {}
  std::vector<Deed> deeds(soci::session& sql, std::int64_t person, const Translator& words, Time before,
                          int most) override;
  boost::json::object all(soci::session& sql, std::int64_t person) override;
  std::vector<std::string> consequences(soci::session& sql, std::int64_t person, const Translator& words) override;
  void erase(soci::session& sql, std::int64_t person, Time now) override;
  // The account `from` itself is left to the caller.
  void join(soci::session& sql, std::int64_t from, std::int64_t into, Time now) override;

 private:
  const Secrets& secrets_;
};

}  // namespace kenes::users
