#pragma once
#include "kenes/host.hpp"
#include "kenes/participation/desk.hpp"

namespace kenes::participation {

class KitDesk : public Desk {
 public:
  explicit KitDesk(Host& host) : host_(host) {}
  Claim claim(soci::session& sql, std::int64_t submission_id, const Actor& by, bool take_over) override;
  void release(soci::session& sql, std::int64_t submission_id, const Actor& by) override;
  std::optional<Claim> holder(soci::session& sql, std::int64_t submission_id) override;
  std::vector<Waiting> queue(soci::session& sql, std::string_view service, int limit, int offset) override;
  std::int64_t queue_length(soci::session& sql, std::string_view service) override;
  std::vector<Duty> open_duties(soci::session& sql, std::string_view service, int limit, int offset) override;
  std::vector<Duty> open_duties_of(soci::session& sql, std::string_view service,
                                   const std::vector<std::string>& authorities, int limit, int offset) override;

 private:
  Host& host_;
};

}  // namespace kenes::participation
