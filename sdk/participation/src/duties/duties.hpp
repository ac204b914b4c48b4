#pragma once
#include "engine/engine.hpp"
#include "kenes/participation/duties.hpp"
#include "recent/recent.hpp"

namespace kenes::participation {

class KitDuties : public Duties {
 public:
  KitDuties(Host& host, KitEngine& engine) : host_(host), engine_(engine) {}

  DutyPage page(soci::session& sql, const DutyQuery& query) override;
  std::vector<DutyNumbers> numbers(soci::session& sql, std::string_view service) override;

 private:
  Host& host_;
  KitEngine& engine_;
  Recent<std::string, std::vector<DutyNumbers>> numbers_{std::chrono::minutes{1}, 100};
};

}  // namespace kenes::participation
