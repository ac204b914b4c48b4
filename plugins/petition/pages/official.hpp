#pragma once
// For which authorities an official answers in a service.
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/call.hpp"

namespace kenes::petition {

struct Official {
  bool everywhere = false;               // holds the role in the service or the whole portal
  std::vector<std::string> authorities;  // or for these: keys

  bool any() const { return everywhere || !authorities.empty(); }
  bool answers_for(std::string_view authority) const;
};

Official official_of(const Call& call);
// Whether one of the authorities owes or owed something for this petition.
bool has_duty(soci::session& sql, std::int64_t petition_id, const std::vector<std::string>& authorities);

}  // namespace kenes::petition
