#include <algorithm>

#include "attachments/attachments.hpp"
#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

void write_down(soci::session& sql, std::int64_t id, const StoredFile& file) {
  const auto at = sql::from(file.at);
  sql << "INSERT INTO petition.attachment (petition_id, file_id, name, type, size, sha256, at) VALUES "
         "(cast(:id as bigint), cast(:file as bigint), cast(:name as text), cast(:type as text), cast(:size as "
         "bigint), "
         "cast(:sha as text), kenes.to_time(cast(:at as bigint))) ON CONFLICT DO NOTHING",
      soci::use(id), soci::use(file.id), soci::use(file.name), soci::use(file.type), soci::use(file.size),
      soci::use(file.sha256), soci::use(at);
}

std::vector<std::int64_t> known(soci::session& sql, std::int64_t id) {
  const soci::rowset<long long> rows =
      (sql.prepare << "SELECT file_id FROM petition.attachment WHERE petition_id = cast(:id as bigint)", soci::use(id));
  return {rows.begin(), rows.end()};
}

}  // namespace

void follow_with_attachments(soci::session& sql, const Office& office, const participation::Move& move) {
  auto* files = office.host->find<Files>();
  const auto* service = office.host->service(move.after.service);
  if (files == nullptr || service == nullptr || !attachment_limits(*service)) return;
  const auto id = move.after.id;
  const auto& process = office.engine().process_of(move.after);
  const auto drafts = [&](const std::string& name) {
    const auto* stage = process.stage(name);
    return stage != nullptr && stage->kind == participation::StageKind::draft;
  };
  if (drafts(move.to)) {
    sql << "DELETE FROM petition.attachment WHERE petition_id = cast(:id as bigint)", soci::use(id);
    return;
  }
  const auto present = files->list(sql, attachment_folder(id));
  if (drafts(move.from)) {
    for (const auto& file : present) write_down(sql, id, file);
    return;
  }
  const auto kept = known(sql, id);
  for (const auto& file : present)
    if (std::find(kept.begin(), kept.end(), file.id) == kept.end()) files->remove(sql, attachment_folder(id), file.id);
}

void delete_attachments(soci::session& sql, const Office& office, std::int64_t petition_id) {
  if (auto* files = office.host->find<Files>()) files->remove_all(sql, attachment_folder(petition_id));
}

}  // namespace kenes::petition
