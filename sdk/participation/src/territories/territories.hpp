#pragma once
#include "kenes/host.hpp"
#include "kenes/participation/territories.hpp"
#include "recent/recent.hpp"

namespace kenes::participation {

class KitTerritories : public Territories {
 public:
  explicit KitTerritories(const Host& host) : host_(host) {}

  void put(soci::session& sql, const std::vector<Territory>& territories) override;
  std::optional<Territory> find(soci::session& sql, std::string_view code) override;
  std::optional<Territory> named(soci::session& sql, std::string_view kind, std::string_view name) override;
  std::vector<std::string> similar(soci::session& sql, std::string_view kind, std::string_view name,
                                   int limit) override;
  std::shared_ptr<const std::vector<Territory>> all(soci::session& sql, std::string_view kind) override;
  std::shared_ptr<const std::vector<Territory>> all(Database& database, std::string_view kind) override;

 private:
  const Host& host_;
  Recent<std::string, std::shared_ptr<const std::vector<Territory>>> all_{std::chrono::minutes{1}, 100};
};

}  // namespace kenes::participation
