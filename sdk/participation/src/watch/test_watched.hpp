#pragma once
#include <string>
#include <vector>

#include "test_support/portal.hpp"

namespace kenes::participation::test {

// Many who sign evenly for some seconds from now on; network and mail domain are SQL of the number i.
struct Crowd {
  int count = 0;
  int seconds = 0;
  std::string network, mail_domain;
};

inline const std::string usual_network = "cast('10.' || i % 50 || '.' || i % 7 || '.0/24' as cidr)";
inline const std::string usual_domain =
    "case when i % 2 = 0 then 'gmail.example' when i % 3 = 0 then 'mail.example' else 'd' || i % 97 || '.example' end";

struct Watched : Portal {
  std::int64_t id = published();

  // As signing leaves them, many in a statement.
  void come(const Crowd& crowd) {
    write([&](soci::session& sql) {
      const std::int64_t from = micros(now()), step = std::int64_t{crowd.seconds} * 1'000'000 / crowd.count;
      sql << "insert into participation.support_entry (submission_id, number, kind, person_hash, territory, at) select "
             "s.id, s.ledger_size + i, 'supported', sha256(cast(cast(s.ledger_size + i as text) as bytea)), '', "
             "kenes.to_time(cast(:from as bigint) + i * cast(:step as bigint)) from participation.submission s, "
             "generate_series(1, cast(:count as int)) i where s.id = cast(:id as bigint)",
          soci::use(from), soci::use(step), soci::use(crowd.count), soci::use(id);
      sql << "insert into participation.supporter (submission_id, number, person_id, network, mail_domain, provider) "
             "select s.id, s.ledger_size + i, s.ledger_size + i, " +
                 crowd.network + ", " + crowd.mail_domain +
                 ", 'email' from participation.submission s, generate_series(1, cast(:count as int)) i "
                 "where s.id = cast(:id as bigint)",
          soci::use(crowd.count), soci::use(id);
      sql << "update participation.submission set ledger_size = ledger_size + cast(:n as int), support_count = "
             "support_count + cast(:count as int), listed_count = listed_count + cast(:listed as int) where id = "
             "cast(:id as bigint)",
          soci::use(crowd.count), soci::use(crowd.count), soci::use(crowd.count), soci::use(id);
    });
  }
  // 2,000 in a day, as they go by; too short for the daily check, as these ledgers have no log.
  void usual_day() {
    for (int hour = 0; hour < 20; ++hour) {
      come({100, 3'500, usual_network, usual_domain});
      host.advance(std::chrono::hours{1});
    }
  }
  std::vector<Surge> surges() {
    return write([&](soci::session& sql) { return kit->watch().surges_of(sql, id); });
  }
  std::int64_t with(const std::string& condition) {
    return number("select count(*) from participation.supporter where submission_id = " + std::to_string(id) + " and " +
                  condition);
  }
};

}  // namespace kenes::participation::test
