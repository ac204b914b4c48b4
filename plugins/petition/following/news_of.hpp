#pragma once
#include "kenes/subscriptions.hpp"

namespace kenes::petition {

// The petitions of whose news a person wants mail: those that they signed with a tick at "tell me".
class NewsOf final : public Subscriptions {
 public:
  std::vector<Subscription> of(soci::session& sql, std::int64_t person, const Translator& words, std::string_view after,
                               int most) override;
  void stop(soci::session& sql, std::int64_t person, std::string_view id) override;
};

}  // namespace kenes::petition
