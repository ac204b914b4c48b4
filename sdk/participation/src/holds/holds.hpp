#pragma once
#include "engine/engine.hpp"
#include "kenes/participation/holds.hpp"

namespace kenes::participation {

class KitHolds : public Holds {
 public:
  KitHolds(Host& host, KitEngine& engine) : host_(host), engine_(engine) {}

  Result<Hold> begin(soci::session& sql, std::int64_t submission_id, const std::string& reason, const std::string& note,
                     const Actor& by) override;
  Result<Hold> end(soci::session& sql, std::int64_t submission_id, const Actor& by) override;
  std::optional<Hold> current(soci::session& sql, std::int64_t submission_id) override;
  std::vector<Hold> history(soci::session& sql, std::int64_t submission_id) override;

 private:
  Host& host_;
  KitEngine& engine_;
};

}  // namespace kenes::participation
