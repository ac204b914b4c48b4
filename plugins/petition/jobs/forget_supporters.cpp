#include "jobs/forget_supporters.hpp"

#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

constexpr int at_once = 5'000;

int forget_some(soci::session& sql) {
  int gone = 0;
  sql << "WITH gone AS (DELETE FROM petition.supporter WHERE (petition_id, person_id) IN (SELECT p.petition_id, "
         "p.person_id FROM participation.submission s JOIN petition.supporter p ON p.petition_id = s.id WHERE "
         "s.supporterless ORDER BY s.id LIMIT cast(:most as integer)) RETURNING 1) SELECT count(*)::integer FROM gone",
      soci::use(at_once), soci::into(gone);
  return gone;
}

}  // namespace

void forget_supporters(const Office& office) {
  while (office.database().write([](soci::session& sql) { return forget_some(sql); }) == at_once) continue;
}

}  // namespace kenes::petition
