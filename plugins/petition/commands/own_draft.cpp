#include "commands/own_draft.hpp"

#include "queries/find_petition.hpp"

namespace kenes::petition {

Result<Petition> own_draft(soci::session& sql, const Office& office, std::string_view service, std::int64_t id,
                           const Actor& author) {
  sql << "SELECT id FROM petition.petition WHERE id = cast(:id as bigint) FOR UPDATE", soci::use(id);
  auto petition = find_petition(sql, office, service, id);
  if (!petition) return fail("not_found", "there is no such petition in this service");
  if (petition->standing.author_id != author.person_id || !author.signed_in()) {
    return fail("not_author", "only its author may change a petition");
  }
  const auto* stage = office.engine().process_of(petition->standing).stage(petition->standing.stage);
  if (stage == nullptr || stage->kind != participation::StageKind::draft) {
    return fail("wrong_stage", "the petition is no longer a draft");
  }
  return *petition;
}

}  // namespace kenes::petition
