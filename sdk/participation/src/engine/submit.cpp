#include "engine/engine.hpp"

namespace kenes::participation {

Result<Submission> KitEngine::submit(soci::session& sql, std::int64_t id, const Actor& author) {
  auto record = lock_record(sql, id);
  // Somebody else's draft is not shown to exist.
  if (!record || !author.signed_in() || record->shown.author_id != author.person_id) {
    return fail("not_found", "there is no such submission of this author");
  }
  if (record->kind != StageKind::draft) {
    return fail("wrong_stage", "the submission is no draft: it stands in '" + record->shown.stage + "'");
  }
  move(sql, *record, stage_of(sql, *record).then, {.id = "submitted", .person_id = author.person_id});
  return record->shown;
}

}  // namespace kenes::participation
