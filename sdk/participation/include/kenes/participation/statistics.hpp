#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/api.hpp"
#include "kenes/participation/territories.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

struct TerritoryCount {
  std::string code;
  std::string name;
  std::string kind;  // "country", "constituency"
  std::int64_t count = 0;
  LocalText names = {};  // as Territory::names

  const std::string& name_in(std::string_view language) const { return name_in_language(name, names, language); }
};

struct Reading {
  Time at{};
  std::int64_t count = 0;
};

class KENES_API Statistics {
 public:
  virtual ~Statistics();
  // The largest first. Up to 5 seconds old: it is read for every page.
  virtual std::vector<TerritoryCount> by_territory(soci::session& sql, std::int64_t submission_id,
                                                   std::string_view kind, int limit) = 0;
  // The count over time: imported readings, or hourly ones taken by a timer while a submission collects. Thinned evenly
  // to `points` by the database. Up to a minute old.
  virtual std::vector<Reading> readings(soci::session& sql, std::int64_t submission_id, int points) = 0;

  // Official figures from elsewhere, kept as they are; they are added to what the ledger counts here.
  virtual void replace_territory_base(soci::session& sql, std::int64_t submission_id, std::string_view kind,
                                      const std::vector<TerritoryCount>& counts) = 0;
  virtual void replace_readings(soci::session& sql, std::int64_t submission_id,
                                const std::vector<Reading>& readings) = 0;
};

}  // namespace kenes::participation
