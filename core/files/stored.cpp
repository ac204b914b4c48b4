#include "files/stored.hpp"

#include "files/upload.hpp"
#include "kenes/sql.hpp"

namespace kenes::files {
namespace {

constexpr const char* columns =
    "SELECT id, name, type, size, sha256, blob, kenes.to_micros(created_at) AS at FROM kenes.file ";

StoredRow read_row(const soci::row& row) {
  return {.file = {.id = row.get<long long>("id"),
                   .name = row.get<std::string>("name"),
                   .type = row.get<std::string>("type"),
                   .size = row.get<long long>("size"),
                   .sha256 = row.get<std::string>("sha256"),
                   .at = from_micros(row.get<long long>("at"))},
          .blob = row.get<std::string>("blob")};
}

}  // namespace

std::vector<StoredRow> files_in(soci::session& sql, std::string_view folder) {
  const std::string wanted(folder);
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string(columns) + "WHERE folder = cast(:folder as text) ORDER BY id", soci::use(wanted));
  std::vector<StoredRow> found;
  for (const auto& row : rows) found.push_back(read_row(row));
  return found;
}

std::optional<StoredRow> find_file(soci::session& sql, std::string_view folder, std::int64_t id) {
  const std::string wanted(folder);
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string(columns) + "WHERE folder = cast(:folder as text) AND id = cast(:id as bigint)",
       soci::use(wanted), soci::use(id));
  for (const auto& row : rows) return read_row(row);
  return std::nullopt;
}

std::int64_t insert_file(soci::session& sql, std::string_view folder, const StoredRow& row) {
  const std::string wanted(folder);
  const auto at = sql::from(row.file.at);
  long long id = 0;
  sql << "INSERT INTO kenes.file (folder, name, type, size, sha256, blob, created_at) VALUES (cast(:folder as text), "
         "cast(:name as text), cast(:type as text), cast(:size as bigint), cast(:sha as text), cast(:blob as text), "
         "kenes.to_time(cast(:at as bigint))) ON CONFLICT (blob) DO UPDATE SET blob = excluded.blob RETURNING id",
      soci::use(wanted), soci::use(row.file.name), soci::use(row.file.type), soci::use(row.file.size),
      soci::use(row.file.sha256), soci::use(row.blob), soci::use(at), soci::into(id);
  return id;
}

bool delete_file(soci::session& sql, std::string_view folder, std::int64_t id, Time now) {
  const std::string wanted(folder);
  std::string blob;
  sql << "DELETE FROM kenes.file WHERE folder = cast(:folder as text) AND id = cast(:id as bigint) RETURNING blob",
      soci::use(wanted), soci::use(id), soci::into(blob);
  if (!sql.got_data()) return false;
  drop_blob(sql, blob, now);
  return true;
}

void lock_folder(soci::session& sql, std::string_view folder) {
  const std::string wanted(folder);
  sql << "SELECT pg_advisory_xact_lock(hashtextextended(cast(:folder as text), 0))", soci::use(wanted);
}

}  // namespace kenes::files
