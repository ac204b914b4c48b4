#include "invalidating/notice.hpp"

#include "kenes/authorities.hpp"

namespace kenes::petition {

namespace {

std::int64_t count_in(const participation::TimelineEntry& entry) {
  const auto* count = entry.data.if_contains("count");
  return count != nullptr && count->is_number() ? count->to_number<std::int64_t>() : 0;
}

// The service's own address, or that of who checks its petitions.
boost::json::value contact_of(const Office& office, const Petition& petition) {
  const auto& objections = office.settings_of(petition.service).objections;
  if (!objections.empty()) return boost::json::value(objections);
  const auto* known = office.host->find<Authorities>();
  if (known == nullptr) return nullptr;
  const auto& process = office.engine().process_of(petition.standing);
  for (const auto& stage : process.stages) {
    if (stage.kind != participation::StageKind::review) continue;
    const auto* authority = known->find(participation::authority_of(process, petition.standing, stage.by));
    if (authority != nullptr && !authority->email.empty()) return boost::json::value(authority->email);
  }
  return nullptr;
}

}  // namespace

std::int64_t invalidated_now(const std::vector<participation::TimelineEntry>& timeline) {
  std::int64_t count = 0;
  for (const auto& entry : timeline) {
    if (entry.kind == "invalidated") count += count_in(entry);
    if (entry.kind == "restored") count -= count_in(entry);
  }
  return count;
}

boost::json::value own_notice(soci::session& sql, const Call& call, const Office& office, const Petition& petition) {
  const auto by = office.kit->invalidations().of_person(sql, petition.id, call.actor());
  if (!by) return nullptr;
  return boost::json::object{
      {"reason", by->reason}, {"since", to_iso(by->began_at)}, {"contact", contact_of(office, petition)}};
}

}  // namespace kenes::petition
