#include "integrity/daily.hpp"

#include <optional>

#include "integrity/check.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

void check_part(Host& host, Time began, int at_once) {
  const auto part = check_ledgers(host, {began}, at_once);
  const auto at = micros(began);
  const auto now = host.clock().now();
  host.database().write([&](soci::session& sql) {
    sql << "insert into participation.ledger_check_run (began_at, waiting) values (kenes.to_time(cast(:at as bigint)), "
           "cast(:waiting as bigint)) on conflict (single) do update set began_at = excluded.began_at, waiting = "
           "excluded.waiting",
        soci::use(at), soci::use(part.waiting);
    // One of a kind: should the last check still be at work, it is the same ledgers that both would look at.
    if (part.waiting > 0) host.jobs().enqueue(sql, {check_job, {{"began", at}}, now, "next"});
  });
}

// What the last check has left, and when it began.
void tell_backlog(Host& host) {
  long long began = 0, waiting = 0;
  host.database().read([&](soci::session& sql) {
    sql << "select kenes.to_micros(began_at), waiting from participation.ledger_check_run", soci::into(began),
        soci::into(waiting);
  });
  if (waiting == 0) return;
  host.log().warn(
      "the check of the ledgers that began at {} is not at an end: {} wait to be counted again. If this is said every "
      "day, the database is too slow for it; run `kenes log check` against a replica that was made a server of its own",
      to_iso(from_micros(began)), waiting);
}

}  // namespace

void begin_daily_check(Host& host, int at_once) {
  tell_backlog(host);
  check_part(host, host.clock().now(), at_once);
}

void go_on_with_daily_check(Host& host, const boost::json::object& payload) {
  constexpr int at_once = 500;
  check_part(host, from_micros(payload.at("began").to_number<std::int64_t>()), at_once);
}

}  // namespace kenes::participation
