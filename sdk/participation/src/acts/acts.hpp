#pragma once
#include "engine/engine.hpp"
#include "kenes/participation/acts.hpp"

namespace kenes::participation {

class KitActs : public Acts {
 public:
  KitActs(Host& host, KitEngine& engine) : host_(host), engine_(engine) {}

  Result<Act> carry_out(soci::session& sql, std::int64_t submission_id, const NewAct& act, const Actor& by) override;
  Result<Act> withdraw(soci::session& sql, std::int64_t id, const std::string& because, const Actor& by) override;
  std::optional<Act> find(soci::session& sql, std::int64_t id) override;
  std::vector<Act> of(soci::session& sql, std::int64_t submission_id) override;
  std::vector<Act> latest(soci::session& sql, std::string_view service, std::int64_t before, int limit) override;

 private:
  std::optional<Act> requested(soci::session& sql, const std::string& request);

  Host& host_;
  KitEngine& engine_;
};

}  // namespace kenes::participation
