#include "engine/engine.hpp"

namespace kenes::participation {
namespace {

Result<void> is_draft(const Record& record) {
  if (record.kind == StageKind::draft) return {};
  return fail("wrong_stage", "the submission is no draft: it stands in '" + record.shown.stage + "'");
}

}  // namespace

Result<Submission> KitEngine::submit(soci::session& sql, std::int64_t id, const Actor& author) {
  auto record = lock_record(sql, id);
  // Somebody else's draft is not shown to exist.
  if (!record || !author.signed_in() || record->shown.author_id != author.person_id) {
    return fail("not_found", "there is no such submission of this author");
  }
  if (const auto draft = is_draft(*record); !draft) return tl::unexpected(draft.error());
  move(sql, *record, stage_of(sql, *record).then, {.id = "submitted", .person_id = author.person_id});
  return record->shown;
}

Result<Submission> KitEngine::submit_for_absent(soci::session& sql, std::int64_t id, const Actor& by) {
  auto record = lock_record(sql, id);
  if (!record || record->shown.author_id != 0)
    return fail("not_found", "there is no such submission without an author");
  if (const auto draft = is_draft(*record); !draft) return tl::unexpected(draft.error());
  move(sql, *record, stage_of(sql, *record).then, {.id = "submitted", .person_id = by.person_id});
  return record->shown;
}

}  // namespace kenes::participation
