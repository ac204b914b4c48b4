#include "pages/official.hpp"

#include <algorithm>

#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

constexpr std::string_view role = "official", scope = "authority:";

}  // namespace

bool Official::answers_for(std::string_view authority) const {
  return everywhere || std::find(authorities.begin(), authorities.end(), authority) != authorities.end();
}

Official official_of(const Call& call) {
  Official official{.everywhere = call.is(role), .authorities = {}};
  for (const auto& held : call.actor().roles) {
    if (held.name == role && held.scope.starts_with(scope)) {
      official.authorities.push_back(held.scope.substr(scope.size()));
    }
  }
  return official;
}

bool has_duty(soci::session& sql, std::int64_t petition_id, const std::vector<std::string>& authorities) {
  if (authorities.empty()) return false;
  const auto keys = sql::array(authorities);
  int found = 0;
  sql << "SELECT 1 FROM participation.duty WHERE submission_id = cast(:id as bigint) "
         "AND authority = ANY (cast(:keys as text[])) LIMIT 1",
      soci::use(petition_id), soci::use(keys), soci::into(found);
  return sql.got_data();
}

}  // namespace kenes::petition
