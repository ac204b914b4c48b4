#pragma once
#include "kenes/participation/territories.hpp"

namespace kenes::participation {

class KitTerritories : public Territories {
 public:
  void put(soci::session& sql, const std::vector<Territory>& territories) override;
  std::optional<Territory> find(soci::session& sql, std::string_view code) override;
  std::optional<Territory> named(soci::session& sql, std::string_view kind, std::string_view name) override;
  std::vector<std::string> similar(soci::session& sql, std::string_view kind, std::string_view name,
                                   int limit) override;
  std::vector<Territory> all(soci::session& sql, std::string_view kind) override;
};

}  // namespace kenes::participation
