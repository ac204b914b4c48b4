#include "files/portal_files.hpp"

#include "files/media_type.hpp"
#include "files/names.hpp"
#include "files/stored.hpp"
#include "files/sweep.hpp"

namespace kenes::files {

PortalFiles::PortalFiles(Places places, Database& database, const Clock& clock, const Secrets& secrets, Jobs& jobs)
    : places_(std::move(places)),
      database_(database),
      clock_(clock),
      secrets_(secrets),
      jobs_(jobs),
      store_(places_.directory, places_.readers),
      reception_({.database = database, .clock = clock, .secrets = secrets, .jobs = jobs, .store = store_}) {}

std::vector<StoredFile> PortalFiles::list(soci::session& sql, std::string_view folder) {
  std::vector<StoredFile> all;
  for (auto& row : files_in(sql, folder)) all.push_back(std::move(row.file));
  return all;
}

// The node says which file and under what name; nginx sends it, in ranges if asked. nginx's own location adds the
// headers that keep a browser from running anything in it: those set here would not pass.
Response PortalFiles::download(Call&, std::string_view folder, std::int64_t id) {
  const auto row = database_.read([&](soci::session& sql) { return find_file(sql, folder, id); });
  if (!row) return not_found();
  Response response;
  response.content_type = handed_out_type(row->file.type);
  response.headers = {{"Content-Disposition", attachment(row->file.name)},
                      {"X-Accel-Redirect", inside_address + BlobStore::path(row->blob)}};
  return response;
}

std::optional<std::string> PortalFiles::content(soci::session& sql, std::string_view folder, std::int64_t id,
                                                std::int64_t most) {
  const auto row = find_file(sql, folder, id);
  if (!row || row->file.size > most) return std::nullopt;
  return store_.content(row->blob, row->file.size);
}

bool PortalFiles::remove(soci::session& sql, std::string_view folder, std::int64_t id) {
  const auto now = clock_.now();
  if (!delete_file(sql, folder, id, now)) return false;
  ask_for_sweep(sql, jobs_, now);
  return true;
}

void PortalFiles::remove_all(soci::session& sql, std::string_view folder) {
  const auto now = clock_.now();
  lock_folder(sql, folder);
  for (const auto& row : files_in(sql, folder)) delete_file(sql, folder, row.file.id, now);
  for (const auto& upload : uploads_in(sql, folder, now)) drop_upload(sql, upload, now);
  ask_for_sweep(sql, jobs_, now);
}

PortalFiles::Amount PortalFiles::amount() {
  const std::lock_guard lock(amount_mutex_);
  const auto now = clock_.now();
  if (now - amount_at_ < std::chrono::minutes{1}) return amount_;
  amount_at_ = now;
  try {
    amount_ = database_.read([](soci::session& sql) {
      Amount found;
      sql << "SELECT cast(coalesce(sum(size), 0) AS double precision), (SELECT cast(count(*) AS double precision) FROM "
             "kenes.upload WHERE file_id IS NULL) FROM kenes.file",
          soci::into(found.bytes), soci::into(found.in_progress);
      return found;
    });
  } catch (const std::exception&) {
    // The metrics say by themselves that the database is away; the last numbers stay.
  }
  return amount_;
}

}  // namespace kenes::files
