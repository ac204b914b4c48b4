#pragma once
// What the authorities of a service owe and have done, for everyone to see.
#include <cstdint>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/api.hpp"
#include "kenes/participation/submission.hpp"

namespace kenes::participation {

// owed: neither met nor lapsed, overdue or not.
enum class DutyState { owed, overdue, met };

struct DutyQuery {
  std::string service;
  std::string authority;  // key; "" all
  DutyState state = DutyState::owed;
  std::string after;  // DutyPage::next of the page before; what isn't one begins with the first
  int limit = 50;
};

struct ListedDuty {
  Duty duty;
  LocalText title;                             // by the process under which the submission was filed
  Visibility visibility = Visibility::author;  // of the submission, now
  std::int64_t support_count = 0;
};

struct DutyPage {
  std::vector<ListedDuty> duties;  // owed: the first due first, those without a date last; met: the latest first
  std::string next;                // "": this is the last page
};

struct DutyNumbers {
  std::string authority;
  std::int64_t owed = 0, overdue = 0, met = 0;  // overdue ones are among the owed
};

class KENES_API Duties {
 public:
  virtual ~Duties();
  // Costs the same on the first page and on the last of a million.
  virtual DutyPage page(soci::session& sql, const DutyQuery& query) = 0;
  // By authority, in the order of their keys. Shared and up to a minute old.
  virtual std::vector<DutyNumbers> numbers(soci::session& sql, std::string_view service) = 0;
};

}  // namespace kenes::participation
