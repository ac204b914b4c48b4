#include "joining/doubles.hpp"

#include "kenes/sql.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

constexpr int at_once = 500;

struct Double {
  std::int64_t submission = 0, number = 0;
};

std::vector<std::int64_t> persons(soci::session& sql, Time before) {
  const auto at = micros(before);
  const soci::rowset<long long> rows =
      (sql.prepare << "select person_id from participation.joined_person where at <= kenes.to_time(cast(:before as "
                      "bigint)) order by at limit 100",
       soci::use(at));
  return {rows.begin(), rows.end()};
}

// From `after` on, in the order of submissions and numbers.
std::vector<Double> doubles(soci::session& sql, std::int64_t person, const Double& after) {
  const soci::rowset<soci::row> rows =
      (sql.prepare
           << "select submission_id, number from (select submission_id, number, row_number() over (partition by "
              "submission_id order by number) as place from participation.supporter where person_id = "
              "cast(:person as bigint) and invalidation is null) s where place > 1 and (submission_id, number) > "
              "(cast(:submission as bigint), cast(:number as bigint)) order by 1, 2 limit " +
                  std::to_string(at_once),
       soci::use(person), soci::use(after.submission), soci::use(after.number));
  std::vector<Double> found;
  for (const auto& row : rows) found.push_back({number_at(row, 0), number_at(row, 1)});
  return found;
}

void withdraw(Host& host, KitLedger& ledger, std::int64_t person, const Double& support) {
  if (ledger.withdraw_number(support.submission, support.number, person) != WithdrawOutcome::not_collecting) return;
  host.database().write([&](soci::session& sql) {
    host.audit().record(sql, {person,
                              "participation.keep_double",
                              "submission:" + std::to_string(support.submission),
                              {{"support", support.number}}});
  });
}

}  // namespace

void note_joined(soci::session& sql, std::int64_t person, Time now) {
  const auto at = micros(now);
  sql << "insert into participation.joined_person (person_id, at) values (cast(:person as bigint), "
         "kenes.to_time(cast(:at as bigint))) on conflict (person_id) do update set at = excluded.at",
      soci::use(person), soci::use(at);
}

void withdraw_doubles(Host& host, KitLedger& ledger) {
  const auto before = host.clock().now() - doubles_wait;
  for (const auto person : host.database().read([&](soci::session& sql) { return persons(sql, before); })) {
    Double reached;
    while (true) {
      const auto found = host.database().read([&](soci::session& sql) { return doubles(sql, person, reached); });
      for (const auto& support : found) withdraw(host, ledger, person, support);
      if (found.size() < at_once) break;
      reached = found.back();
    }
    host.database().write([&](soci::session& sql) {
      const auto at = micros(before);
      sql << "delete from participation.joined_person where person_id = cast(:person as bigint) and at <= "
             "kenes.to_time(cast(:before as bigint))",
          soci::use(person), soci::use(at);
    });
  }
}

}  // namespace kenes::participation
