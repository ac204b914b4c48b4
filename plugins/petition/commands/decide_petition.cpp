#include "commands/moderate_petition.hpp"
#include "domain/stages.hpp"
#include "drafting/commands.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

Result<void> check_decision(const participation::Process& process, const participation::Stage& stage,
                            const participation::Decision& decision) {
  const auto* outcome = stage.outcome(decision.outcome);
  if (outcome == nullptr) return fail("unknown_outcome", "this stage has no such outcome");
  if (outcome->needs_reason) {
    if (decision.reason.empty()) return fail("reason_required", "the outcome needs a reason");
    const auto* reason = process.reason(decision.reason);
    if (reason == nullptr) return fail("unknown_reason", "the process has no such reason");
    const auto* target = process.stage(outcome->to);
    if (target != nullptr && reason->hidden == is_public(*target)) {
      return fail("reason_unfit", "a reason that hides the text goes with an outcome that hides it, and no other does");
    }
  }
  if (outcome->needs_note && decision.note.empty()) return fail("note_required", "the outcome needs a note");
  return {};
}

Result<void> decide_petition(const Office& office, std::string_view service, std::int64_t id,
                             const participation::Decision& decision, const Actor& by) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto petition = find_petition(sql, office, service, id);
    if (!petition) return fail("not_found", "there is no such petition in this service");
    const auto& process = office.engine().process_of(petition->standing);
    const auto* stage = process.stage(petition->standing.stage);
    if (stage == nullptr || stage->kind != participation::StageKind::review) {
      return fail("wrong_stage", "the petition is not waiting for a decision");
    }
    if (auto checked = check_decision(process, *stage, decision); !checked) return checked;
    // No version of the text comes in between.
    if (stage->together)
      sql << "SELECT id FROM petition.petition WHERE id = cast(:id as bigint) FOR UPDATE", soci::use(id);
    if (lacks_acceptance(sql, process, *stage, *stage->outcome(decision.outcome), id)) {
      return fail("not_accepted", "the author has not accepted the newest version of the text");
    }
    auto& desk = office.kit->desk();
    if (desk.claim(sql, id, by, false).person_id != by.person_id) {
      return fail("claimed", "another moderator is reviewing the petition");
    }
    if (const auto moved = office.engine().decide(sql, id, decision, by); !moved) return tl::unexpected(moved.error());
    desk.release(sql, id, by);
    return {};
  });
}

}  // namespace kenes::petition
