#include "commands/withdraw_signature.hpp"

#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

using participation::WithdrawOutcome;

constexpr std::chrono::hours day{24};

// Says neither who nor which petition.
std::string key_of(const Office& office, std::int64_t petition_id, const Actor& person) {
  return office.host->secrets().keyed_hash("petition.withdrawals",
                                           std::to_string(petition_id) + "\n" + person.person_key);
}

// How many there are today, with this one.
int count_withdrawal(soci::session& sql, const Office& office, std::int64_t petition_id, const Actor& person) {
  const auto key = key_of(office, petition_id, person);
  const auto at = office.host->clock().now();
  const auto now = sql::from(at), until = sql::from(at + day);
  int count = 0;
  sql << "INSERT INTO petition.withdrawal AS w (key, count, until) VALUES (cast(:key as text), 1, "
         "kenes.to_time(cast(:until as bigint))) ON CONFLICT (key) DO UPDATE SET "
         "count = CASE WHEN w.until > kenes.to_time(cast(:now as bigint)) THEN w.count + 1 ELSE 1 END, "
         "until = CASE WHEN w.until > kenes.to_time(cast(:now_too as bigint)) THEN w.until ELSE excluded.until END "
         "RETURNING count",
      soci::use(key), soci::use(until), soci::use(now), soci::use(now), soci::into(count);
  return count;
}

// Also when the ledger knows of no support: what an earlier attempt left behind, whose node died, goes now. Not of a
// support that is invalidated, which may be brought back.
void forget_supporter(soci::session& sql, const Office& office, std::int64_t petition_id, const Actor& person) {
  if (office.kit->ledger().number_of(sql, petition_id, person)) return;
  sql << "DELETE FROM petition.supporter WHERE petition_id = cast(:id as bigint) AND person_id = cast(:person as "
         "bigint)",
      soci::use(petition_id), soci::use(person.person_id);
}

struct Before {
  bool too_often = false;
  std::int64_t support = 0;  // its number
  std::int64_t entries = 0;  // of the whole log
};

Before look(const Office& office, std::int64_t petition_id, const Actor& person) {
  return office.database().read([&](soci::session& sql) {
    return Before{withdrew_too_often(sql, office, petition_id, person),
                  office.kit->ledger().number_of(sql, petition_id, person).value_or(0),
                  office.kit->support_log().size(sql, petition_id).entries};
  });
}

// The entry of the same person behind those that were there before.
std::int64_t entry_of(soci::session& sql, std::int64_t petition_id, const Before& before) {
  long long number = 0;
  sql << "SELECT e.number FROM participation.support_entry e JOIN participation.support_entry s "
         "ON s.submission_id = e.submission_id AND s.number = cast(:support as bigint) "
         "AND s.person_hash = e.person_hash WHERE e.submission_id = cast(:id as bigint) "
         "AND e.number > cast(:entries as bigint) AND e.kind = 'withdrawn' ORDER BY e.number LIMIT 1",
      soci::use(before.support), soci::use(petition_id), soci::use(before.entries), soci::into(number);
  return sql.got_data() ? number : 0;
}

}  // namespace

bool withdrew_too_often(soci::session& sql, const Office& office, std::int64_t petition_id, const Actor& person) {
  const auto key = key_of(office, petition_id, person);
  const auto now = sql::from(office.host->clock().now());
  int count = 0;
  sql << "SELECT count FROM petition.withdrawal WHERE key = cast(:key as text) "
         "AND until > kenes.to_time(cast(:now as bigint))",
      soci::use(key), soci::use(now), soci::into(count);
  return sql.got_data() && count >= most_withdrawals;
}

Withdrawal withdraw_signature(const Office& office, std::int64_t petition_id, const Actor& person) {
  const auto before = look(office, petition_id, person);
  if (before.too_often && before.support > 0) return {.outcome = Withdrawal::Outcome::too_often};
  const auto outcome = office.kit->ledger().withdraw(petition_id, person);
  return office.database().write([&](soci::session& sql) -> Withdrawal {
    forget_supporter(sql, office, petition_id, person);
    if (outcome == WithdrawOutcome::not_collecting) return {.outcome = Withdrawal::Outcome::not_collecting};
    if (outcome == WithdrawOutcome::not_supported) return {.outcome = Withdrawal::Outcome::not_supported};
    return {.outcome = Withdrawal::Outcome::withdrawn,
            .entry = entry_of(sql, petition_id, before),
            .last = count_withdrawal(sql, office, petition_id, person) >= most_withdrawals};
  });
}

void forget_withdrawals(const Office& office) {
  office.database().write([&](soci::session& sql) {
    const auto now = sql::from(office.host->clock().now());
    sql << "DELETE FROM petition.withdrawal WHERE until <= kenes.to_time(cast(:now as bigint))", soci::use(now);
  });
}

}  // namespace kenes::petition
