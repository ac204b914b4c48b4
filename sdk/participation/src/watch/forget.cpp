#include "kenes/sql.hpp"
#include "watch/watch.hpp"

namespace kenes::participation {
namespace {

// False: nothing is that old.
bool forget_some(soci::session& sql, const std::string& table, const std::string& time, Time before) {
  const auto at = micros(before);
  int found = 0;
  sql << "with d as (delete from " + table + " where ctid = any(array(select ctid from " + table + " where " + time +
             " < kenes.to_time(cast(:before as bigint)) limit 5000)) returning 1) select cast(count(*) as int) from d",
      soci::use(at), soci::into(found);
  return found != 0;
}

}  // namespace

void KitWatch::forget() {
  count_quiet();
  constexpr std::chrono::hours usual_kept{90 * 24};
  const auto all = [&](const char* table, const char* time, Time before) {
    while (host_.database().write([&](soci::session& sql) { return forget_some(sql, table, time, before); })) {
    }
  };
  const auto now = host_.clock().now();
  all("participation.support_rate", "bucket", now - WatchRules::kept);
  all("participation.support_usual", "last_at", now - usual_kept);
}

}  // namespace kenes::participation
