#pragma once
#include "kenes/host.hpp"
#include "kenes/participation/support_log.hpp"
#include "log/tree.hpp"

namespace kenes::participation {

class KitSupportLog : public SupportLog {
 public:
  explicit KitSupportLog(Host& host) : host_(host) {}

  LogSize size(soci::session& sql, std::int64_t submission_id) override;
  std::string checkpoint(soci::session& sql, std::int64_t submission_id, std::string_view origin) override;
  std::optional<std::string> tile(soci::session& sql, std::int64_t submission_id, std::string_view path) override;
  std::optional<LogReceipt> receipt(soci::session& sql, std::int64_t submission_id, std::int64_t number,
                                    std::string_view origin) override;
  CheckedReceipt check(soci::session& sql, std::int64_t submission_id, std::string_view origin,
                       std::string_view receipt) override;
  std::vector<std::string> keys(soci::session& sql, std::string_view origin) override;
  int change_key(soci::session& sql, const Actor& by) override;

 private:
  std::vector<std::string> public_keys(soci::session& sql) const;
  std::string signed_head(soci::session& sql, const log::Frontier& tree, std::string_view origin) const;

  Host& host_;
};

}  // namespace kenes::participation
