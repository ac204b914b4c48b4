#pragma once
#include <tuple>

#include "kenes/host.hpp"
#include "kenes/participation/statistics.hpp"
#include "recent/recent.hpp"

namespace kenes::participation {

// Now, not as it was some seconds ago; the largest first.
std::vector<TerritoryCount> read_territory_counts(soci::session& sql, std::int64_t submission_id,
                                                  const std::string& kind, int limit);

class KitStatistics : public Statistics {
 public:
  explicit KitStatistics(const Host& host) : host_(host) {}

  std::vector<TerritoryCount> by_territory(soci::session& sql, std::int64_t submission_id, std::string_view kind,
                                           int limit) override;
  std::vector<Reading> readings(soci::session& sql, std::int64_t submission_id, int points) override;
  void replace_territory_base(soci::session& sql, std::int64_t submission_id, std::string_view kind,
                              const std::vector<TerritoryCount>& counts) override;
  void replace_readings(soci::session& sql, std::int64_t submission_id, const std::vector<Reading>& readings) override;

  // Takes a reading of submissions whose count changed since their last one, and brings the count by which they are
  // listed up; how many: at most twice `limit`, and less than `limit` when none is left.
  // A transaction each, so that a hot submission is not locked for long.
  int take_readings(soci::session& sql, Time now, int limit);

 private:
  using ByTerritory = std::tuple<std::int64_t, std::string, int>;  // submission, kind, limit
  using Readings = std::pair<std::int64_t, int>;                   // submission, points

  const Host& host_;
  Recent<ByTerritory, std::vector<TerritoryCount>> by_territory_{std::chrono::seconds{5}, 2000};
  Recent<Readings, std::vector<Reading>> readings_{std::chrono::minutes{1}, 2000};
};

}  // namespace kenes::participation
