#pragma once
#include "engine/engine.hpp"
#include "kenes/participation/pauses.hpp"

namespace kenes::participation {

class KitPauses : public Pauses {
 public:
  KitPauses(Host& host, KitEngine& engine) : host_(host), engine_(engine) {}

  Result<Pause> begin(soci::session& sql, std::string_view service, const std::string& reason,
                      const Actor& by) override;
  Result<Pause> end(soci::session& sql, std::string_view service, const Actor& by) override;
  std::optional<Pause> current(soci::session& sql, std::string_view service) override;
  std::vector<Pause> history(soci::session& sql, std::string_view service) override;

 private:
  Host& host_;
  KitEngine& engine_;
};

}  // namespace kenes::participation
