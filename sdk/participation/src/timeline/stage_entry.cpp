#include "timeline/stage_entry.hpp"

#include "timeline/timeline.hpp"

namespace kenes::participation {
namespace {

// Public are the steps that others could see when they happened. A note to the author becomes public only with a
// decision that is: what was sent back in private stays private after a later publication.
bool is_public(const Stage& to, const Cause& cause) {
  return to.visibility == Visibility::everyone || (to.visibility == Visibility::link && cause.note.empty());
}

}  // namespace

void add_stage_entry(soci::session& sql, const Record& record, const Stage& to, const std::string& from,
                     const Cause& cause) {
  boost::json::object data{{"from", from}, {"to", to.id}, {"cause", cause.id}};
  if (!cause.reason.empty()) data["reason"] = cause.reason;
  if (!cause.note.empty()) data["note"] = cause.note;
  KitTimeline().add(sql, record.shown.id, {record.shown.stage_since, "stage", std::move(data), is_public(to, cause)});
}

void add_duty_entry(soci::session& sql, const Duty& duty, const std::string& kind, Time at) {
  KitTimeline().add(sql, duty.submission_id, {at, kind, {{"duty", duty.rule}}, true});
}

}  // namespace kenes::participation
