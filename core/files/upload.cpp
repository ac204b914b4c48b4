#include "files/upload.hpp"

#include "kenes/sql.hpp"

namespace kenes::files {
namespace {

constexpr const char* columns =
    "SELECT token, folder, name, holder, blob, limits::text AS limits, size, received, file_id, "
    "coalesce(failure, '') AS failure, kenes.to_micros(expires_at) AS expires FROM kenes.upload ";

std::string text_of(const FileLimits& limits) {
  return boost::json::serialize(boost::json::object{
      {"total", limits.total}, {"count", limits.count}, {"types", boost::json::value_from(limits.types)}});
}

FileLimits limits_of(const std::string& text) {
  const auto value = boost::json::parse(text);
  return {.total = value.at("total").as_int64(),
          .count = static_cast<int>(value.at("count").as_int64()),
          .types = boost::json::value_to<std::vector<std::string>>(value.at("types"))};
}

Upload read_row(const soci::row& row) {
  Upload upload{.token = row.get<std::string>("token"),
                .folder = row.get<std::string>("folder"),
                .name = row.get<std::string>("name"),
                .holder = row.get<std::string>("holder"),
                .blob = row.get<std::string>("blob"),
                .limits = limits_of(row.get<std::string>("limits")),
                .size = row.get<long long>("size"),
                .received = row.get<long long>("received"),
                .failure = row.get<std::string>("failure"),
                .expires = from_micros(row.get<long long>("expires"))};
  if (row.get_indicator("file_id") != soci::i_null) upload.file_id = row.get<long long>("file_id");
  return upload;
}

std::vector<Upload> read_all(const soci::rowset<soci::row>& rows) {
  std::vector<Upload> found;
  for (const auto& row : rows) found.push_back(read_row(row));
  return found;
}

bool changed_one(soci::statement& statement) {
  statement.execute(true);
  return statement.get_affected_rows() == 1;
}

}  // namespace

void insert_upload(soci::session& sql, const Upload& upload, Time now) {
  const auto limits = text_of(upload.limits);
  const auto at = sql::from(now), expires = sql::from(upload.expires);
  sql << "INSERT INTO kenes.upload (token, folder, name, holder, limits, blob, size, failure, created_at, expires_at) "
         "VALUES "
         "(cast(:token as text), cast(:folder as text), cast(:name as text), cast(:holder as text), "
         "cast(:limits as jsonb), cast(:blob as text), cast(:size as bigint), nullif(cast(:failure as text), ''), "
         "kenes.to_time(cast(:now as bigint)), "
         "kenes.to_time(cast(:expires as bigint))) ON CONFLICT (token) DO NOTHING",
      soci::use(upload.token), soci::use(upload.folder), soci::use(upload.name), soci::use(upload.holder),
      soci::use(limits), soci::use(upload.blob), soci::use(upload.size), soci::use(upload.failure), soci::use(at),
      soci::use(expires);
}

std::optional<Upload> find_upload(soci::session& sql, std::string_view token, std::string_view holder, Time now) {
  const std::string wanted(token), by(holder);
  const auto at = sql::from(now);
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string(columns) +
                          "WHERE token = cast(:token as text) AND holder = cast(:holder as text) AND expires_at > "
                          "kenes.to_time(cast(:now as bigint))",
       soci::use(wanted), soci::use(by), soci::use(at));
  for (const auto& row : rows) return read_row(row);
  return std::nullopt;
}

std::vector<Upload> uploads_in(soci::session& sql, std::string_view folder, Time now) {
  const std::string wanted(folder);
  const auto at = sql::from(now);
  return read_all((sql.prepare << std::string(columns) +
                                      "WHERE folder = cast(:folder as text) AND file_id IS NULL AND failure IS NULL "
                                      "AND expires_at > kenes.to_time(cast(:now as bigint)) ORDER BY created_at, token",
                   soci::use(wanted), soci::use(at)));
}

std::vector<Upload> refused_in(soci::session& sql, std::string_view folder, std::string_view holder, Time now) {
  const std::string wanted(folder), by(holder);
  const auto at = sql::from(now);
  return read_all((sql.prepare << std::string(columns) +
                                      "WHERE folder = cast(:folder as text) AND file_id IS NULL AND failure IS NOT "
                                      "NULL AND holder = cast(:holder as text) AND expires_at > "
                                      "kenes.to_time(cast(:now as bigint)) ORDER BY created_at, token",
                   soci::use(wanted), soci::use(by), soci::use(at)));
}

void forget_refused(soci::session& sql, std::string_view folder, std::string_view holder) {
  const std::string wanted(folder), by(holder);
  sql << "DELETE FROM kenes.upload WHERE folder = cast(:folder as text) AND file_id IS NULL AND failure IS NOT NULL "
         "AND holder = cast(:holder as text)",
      soci::use(wanted), soci::use(by);
}

void record_failure(soci::session& sql, const Upload& upload, const std::string& reason, Time now) {
  sql << "UPDATE kenes.upload SET failure = cast(:reason as text) WHERE token = cast(:token as text) AND file_id IS "
         "NULL",
      soci::use(reason), soci::use(upload.token);
  drop_blob(sql, upload.blob, now);
}

bool record_received(soci::session& sql, const Upload& upload, std::int64_t before, std::int64_t received) {
  soci::statement statement =
      (sql.prepare << "UPDATE kenes.upload SET received = cast(:now as bigint) WHERE token = cast(:token as text) AND "
                      "received = cast(:before as bigint) AND file_id IS NULL",
       soci::use(received), soci::use(upload.token), soci::use(before));
  return changed_one(statement);
}

void record_complete(soci::session& sql, const Upload& upload, std::int64_t file_id) {
  sql << "UPDATE kenes.upload SET received = size, file_id = cast(:file as bigint) WHERE token = cast(:token as text)",
      soci::use(file_id), soci::use(upload.token);
}

bool drop_upload(soci::session& sql, const Upload& upload, Time now) {
  soci::statement statement =
      (sql.prepare << "DELETE FROM kenes.upload WHERE token = cast(:token as text) AND file_id IS NULL",
       soci::use(upload.token));
  if (!changed_one(statement)) return false;
  drop_blob(sql, upload.blob, now);
  return true;
}

void drop_blob(soci::session& sql, const std::string& blob, Time now) {
  const auto at = sql::from(now);
  sql << "INSERT INTO kenes.dropped_blob (blob, dropped_at) VALUES (cast(:blob as text), "
         "kenes.to_time(cast(:now as bigint))) ON CONFLICT (blob) DO NOTHING",
      soci::use(blob), soci::use(at);
}

}  // namespace kenes::files
