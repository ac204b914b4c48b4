#pragma once
// For tests only: 70 sign from one network, with addresses of one domain, within two minutes.
#include "tests/portal.hpp"

namespace kenes::petition::test {

inline void surge(Portal& portal, std::int64_t id) {
  portal.host.database().write([&](soci::session& sql) {
    const auto now = micros(portal.host.clock().now());
    sql << "INSERT INTO participation.support_entry (submission_id, number, kind, person_hash, territory, at) SELECT "
           "s.id, s.ledger_size + i, 'supported', sha256(cast(cast(i as text) as bytea)), '', "
           "kenes.to_time(cast(:now as bigint) + i) FROM participation.submission s, generate_series(1, 70) i WHERE "
           "s.id = cast(:id as bigint)",
        soci::use(now), soci::use(id);
    sql << "INSERT INTO participation.supporter (submission_id, number, person_id, network, mail_domain, provider) "
           "SELECT s.id, s.ledger_size + i, 5000 + i, '203.0.113.0/24', 'throwaway.example', 'email' FROM "
           "participation.submission s, generate_series(1, 70) i WHERE s.id = cast(:id as bigint)",
        soci::use(id);
    sql << "UPDATE participation.submission SET ledger_size = ledger_size + 70, support_count = support_count + 70, "
           "listed_count = listed_count + 70 WHERE id = cast(:id as bigint)",
        soci::use(id);
  });
  portal.host.advance(std::chrono::minutes{2});
}

}  // namespace kenes::petition::test
