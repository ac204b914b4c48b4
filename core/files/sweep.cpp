#include "files/sweep.hpp"

#include <set>

#include "kenes/sql.hpp"

namespace kenes::files {
namespace {

constexpr std::size_t at_once = 500;

std::vector<std::string> texts(const soci::rowset<std::string>& rows) {
  return {rows.begin(), rows.end()};
}

// Those of the names that a row knows.
std::set<std::string> known(Database& database, const std::vector<std::string>& names) {
  return database.read([&](soci::session& sql) {
    const auto wanted = sql::array(names);
    const soci::rowset<std::string> rows =
        (sql.prepare << "SELECT blob FROM kenes.file WHERE blob = ANY (cast(:names as text[])) "
                        "UNION ALL SELECT blob FROM kenes.upload WHERE blob = ANY (cast(:same as text[])) "
                        "UNION ALL SELECT blob FROM kenes.dropped_blob WHERE blob = ANY (cast(:again as text[]))",
         soci::use(wanted), soci::use(wanted), soci::use(wanted));
    return std::set<std::string>(rows.begin(), rows.end());
  });
}

void drop_unknown(Database& database, const BlobStore& store, std::vector<std::string>& names) {
  const auto needed = known(database, names);
  for (const auto& name : names)
    if (!needed.contains(name)) store.remove(name);
  names.clear();
}

}  // namespace

void ask_for_sweep(soci::session& sql, Jobs& jobs, Time now) {
  jobs.enqueue(sql, {.kind = drop_blobs_kind, .payload = {}, .at = now, .unique_key = "all"});
}

void drop_blobs(Database& database, const BlobStore& store) {
  for (;;) {
    const auto blobs = database.read([&](soci::session& sql) {
      const int most = at_once;
      const soci::rowset<std::string> rows =
          (sql.prepare << "SELECT blob FROM kenes.dropped_blob ORDER BY blob LIMIT cast(:most as integer)",
           soci::use(most));
      return texts(rows);
    });
    if (blobs.empty()) return;
    for (const auto& blob : blobs) store.remove(blob);
    database.write([&](soci::session& sql) {
      const auto gone = sql::array(blobs);
      sql << "DELETE FROM kenes.dropped_blob WHERE blob = ANY (cast(:gone as text[]))", soci::use(gone);
    });
  }
}

void end_uploads(Database& database, Time now) {
  const auto at = sql::from(now);
  database.write([&](soci::session& sql) {
    sql << "WITH ended AS (DELETE FROM kenes.upload WHERE expires_at <= kenes.to_time(cast(:now as bigint)) "
           "RETURNING blob, file_id) INSERT INTO kenes.dropped_blob (blob, dropped_at) "
           "SELECT blob, kenes.to_time(cast(:at as bigint)) FROM ended WHERE file_id IS NULL "
           "ON CONFLICT (blob) DO NOTHING",
        soci::use(at), soci::use(at);
  });
}

void drop_strays(Database& database, const BlobStore& store, std::chrono::system_clock::time_point present) {
  std::vector<std::string> names;
  store.each_older(present - std::chrono::hours{48}, [&](std::string blob) {
    names.push_back(std::move(blob));
    if (names.size() == at_once) drop_unknown(database, store, names);
  });
  if (!names.empty()) drop_unknown(database, store, names);
}

void declare_sweep(Registrar& registrar, const BlobStore& store) {
  registrar.job(drop_blobs_kind,
                [&store](Host& host, const boost::json::object&) { drop_blobs(host.database(), store); });
  registrar.timer({.kind = "core.end_uploads",
                   .every = std::chrono::hours{1},
                   .handler = [&store](Host& host, const boost::json::object&) {
                     end_uploads(host.database(), host.clock().now());
                     drop_blobs(host.database(), store);
                   }});
  registrar.timer({.kind = "core.drop_stray_blobs",
                   .every = std::chrono::hours{24},
                   .handler = [&store](Host& host, const boost::json::object&) {
                     drop_strays(host.database(), store, std::chrono::system_clock::now());
                   }});
}

}  // namespace kenes::files
