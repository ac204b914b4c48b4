#pragma once
#include "kenes/participation/timeline.hpp"

namespace kenes::participation {

class KitTimeline : public Timeline {
 public:
  void add(soci::session& sql, std::int64_t submission_id, const TimelineEntry& entry) override;
  std::vector<TimelineEntry> read(soci::session& sql, std::int64_t submission_id, bool everyone_only) override;
  void replace(soci::session& sql, std::int64_t submission_id, const std::vector<TimelineEntry>& entries) override;
};

}  // namespace kenes::participation
