// What a registrar mends: a whole entry until it is sent on, an address at any time.
#include "attachments/attachments.hpp"
#include "commands/contents.hpp"
#include "kenes/files.hpp"
#include "post/paper.hpp"
#include "post/same_paper.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

namespace {

Result<void> lock_waiting(soci::session& sql, const Office& office, std::string_view service, std::int64_t id) {
  sql << "SELECT id FROM petition.petition WHERE id = cast(:id as bigint) FOR UPDATE", soci::use(id);
  const auto petition = find_petition(sql, office, service, id);
  if (!petition || !find_paper(sql, service, id)) {
    return fail("not_found", "no petition came by post under this number");
  }
  const auto* stage = office.engine().process_of(petition->standing).stage(petition->standing.stage);
  if (stage == nullptr || stage->kind != participation::StageKind::draft) {
    return fail("wrong_stage", "the petition has been sent on its way");
  }
  return {};
}

void write_address(soci::session& sql, std::int64_t id, const std::string& postal_address, const std::string& email) {
  sql << "UPDATE petition.paper SET postal_address = cast(:address as text), email = cast(:email as text) "
         "WHERE petition_id = cast(:id as bigint)",
      soci::use(postal_address), soci::use(email), soci::use(id);
}

void write_down(soci::session& sql, const Office& office, const Actor& by, const char* action, std::int64_t id) {
  office.host->audit().record(sql, {by.person_id, action, "petition:" + std::to_string(id), {}});
}

}  // namespace

Result<void> change_paper(const Office& office, std::string_view service, std::int64_t id, const PaperEntry& entry,
                          const Actor& by) {
  const auto& draft = entry.draft;
  const auto& paper = entry.paper;
  const auto print = fingerprint(office, entry);
  return office.database().write([&](soci::session& sql) -> Result<void> {
    if (const auto waits = lock_waiting(sql, office, service, id); !waits) return waits;
    lock_papers_like(sql, print);
    if (const auto same = same_paper(sql, std::string(service), print, id); same != 0 && !entry.another) {
      return fail("known", std::to_string(same));
    }
    const auto moved = office.engine().readdress(sql, id, draft.address.territory, draft.address.field);
    if (!moved) return tl::unexpected(moved.error());
    write_texts(sql, id, draft.texts, office.host->clock().now());
    write_authorship(sql, id, draft.author, paper.name);
    sql << "UPDATE petition.petition SET language = cast(:language as text) WHERE id = cast(:id as bigint)",
        soci::use(entry.language), soci::use(id);
    sql << "UPDATE petition.paper SET name = cast(:name as text), received_on = cast(:received as date), "
           "fingerprint = cast(:print as text) WHERE petition_id = cast(:id as bigint)",
        soci::use(paper.name), soci::use(paper.received_on), soci::use(print), soci::use(id);
    write_address(sql, id, paper.postal_address, paper.email);
    write_down(sql, office, by, "petition.change_paper", id);
    return {};
  });
}

Result<void> correct_address(const Office& office, std::string_view service, std::int64_t id,
                             const std::string& postal_address, const std::string& email, const Actor& by) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    if (!find_paper(sql, service, id)) return fail("not_found", "no petition came by post under this number");
    write_address(sql, id, postal_address, email);
    write_down(sql, office, by, "petition.correct_address", id);
    return {};
  });
}

Result<void> delete_paper(const Office& office, std::string_view service, std::int64_t id, const Actor& by) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    if (const auto waits = lock_waiting(sql, office, service, id); !waits) return waits;
    delete_attachments(sql, office, id);
    if (auto* files = office.host->find<Files>()) files->remove_all(sql, scan_folder(id));
    sql << "DELETE FROM petition.petition WHERE id = cast(:id as bigint)", soci::use(id);
    write_down(sql, office, by, "petition.delete_paper", id);
    return {};
  });
}

}  // namespace kenes::petition
