#include "integrity/health.hpp"

#include "kenes/operations.hpp"

namespace kenes::participation {

void LedgerHealth::offer() {
  auto* operations = host_.find<Operations>();
  if (operations == nullptr) return;
  operations->gauge(
      "kenes_ledgers_differing",
      "Ledgers of supports that are not what their entries come to, in the whole portal. An alarm if not 0",
      [this] { return numbers().differing; });
  operations->gauge("kenes_ledgers_waiting",
                    "Ledgers of supports that the check of this day has still to count again, in the whole portal",
                    [this] { return numbers().waiting; });
}

LedgerHealth::Numbers LedgerHealth::numbers() {
  const std::lock_guard lock(mutex_);
  const auto now = host_.clock().now();
  if (now - read_at_ < std::chrono::minutes{1}) return numbers_;
  read_at_ = now;
  try {
    numbers_ = host_.database().read([](soci::session& sql) {
      Numbers found;
      sql << "select cast(count(*) as double precision), cast(coalesce((select waiting from "
             "participation.ledger_check_run), 0) as double precision) from participation.ledger_check "
             "where differences <> ''",
          soci::into(found.differing), soci::into(found.waiting);
      return found;
    });
  } catch (const std::exception&) {
    // The metrics say by themselves that the database is away; the last numbers stay.
  }
  return numbers_;
}

}  // namespace kenes::participation
