#include "attachments/attachments.hpp"
#include "pages/address.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

std::string attachment_folder(std::int64_t petition_id) {
  return "petition/" + std::to_string(petition_id) + "/attachments";
}

namespace {

bool is_draft(const Office& office, const Petition& petition) {
  const auto* stage = office.engine().process_of(petition.standing).stage(petition.standing.stage);
  return stage != nullptr && stage->kind == participation::StageKind::draft;
}

std::vector<StoredFile> written_down(soci::session& sql, std::int64_t petition_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT file_id, name, type, size, sha256, kenes.to_micros(at) AS at FROM petition.attachment "
                      "WHERE petition_id = cast(:id as bigint) ORDER BY file_id",
       soci::use(petition_id));
  std::vector<StoredFile> files;
  for (const auto& row : rows) {
    files.push_back({.id = number_of(row, "file_id"),
                     .name = text_of(row, "name"),
                     .type = text_of(row, "type"),
                     .size = number_of(row, "size"),
                     .sha256 = text_of(row, "sha256"),
                     .at = *time_of(row, "at")});
  }
  return files;
}

}  // namespace

std::vector<StoredFile> attachments_of(soci::session& sql, const Office& office, const Petition& petition) {
  auto* files = office.host->find<Files>();
  if (files != nullptr && is_draft(office, petition)) return files->list(sql, attachment_folder(petition.id));
  return written_down(sql, petition.id);
}

boost::json::array attachment_models(const Call& call, std::int64_t petition_id, const std::vector<StoredFile>& files,
                                     std::string_view token) {
  boost::json::array models;
  for (const auto& file : files) {
    const auto path = call.url("/" + std::to_string(petition_id) + "/files/" + std::to_string(file.id));
    models.emplace_back(boost::json::object{{"id", file.id},
                                            {"name", file.name},
                                            {"type", file.type},
                                            {"size", file.size},
                                            {"sha256", file.sha256},
                                            {"href", address(path, {{"token", std::string(token)}})}});
  }
  return models;
}

boost::json::array attachment_models(const Call& call, const Office& office, const Petition& petition,
                                     std::string_view token) {
  const auto files = office.database().read([&](soci::session& sql) { return attachments_of(sql, office, petition); });
  return attachment_models(call, petition.id, files, token);
}

}  // namespace kenes::petition
