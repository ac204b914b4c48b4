#include "post/on_paper.hpp"

#include "pages/seen.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

std::optional<OnPaper> read_paper(Call& call, const Office& office) {
  auto* files = office.host->find<Files>();
  auto found = office.database().write([&](soci::session& sql) -> std::optional<OnPaper> {
    auto petition = find_petition(sql, office, call.service().slug, id_of(call));
    auto paper = find_paper(sql, call.service().slug, id_of(call));
    if (!petition || !paper) return std::nullopt;
    office.host->audit().record(
        sql, {call.actor().person_id, "petition.read_address", "petition:" + std::to_string(petition->id), {}});
    OnPaper read{.petition = std::move(*petition), .paper = std::move(*paper), .letters = {}, .scans = {}};
    read.letters = letters_of(sql, read.petition.id);
    if (files != nullptr) read.scans = files->list(sql, scan_folder(read.petition.id));
    return read;
  });
  if (!found) return found;
  found->process = &office.engine().process_of(found->petition.standing);
  found->stage = found->process->stage(found->petition.standing.stage);
  found->waits = found->stage != nullptr && found->stage->kind == participation::StageKind::draft;
  return found;
}

std::string paper_path(const Call& call, const std::string& rest) {
  return call.url("/post/" + std::to_string(id_of(call)) + rest);
}

}  // namespace kenes::petition
