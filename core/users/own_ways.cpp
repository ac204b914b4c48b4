#include "users/own_ways.hpp"

#include <algorithm>

#include "identity/fresh.hpp"
#include "kenes/sign_ins.hpp"

namespace kenes::users {

std::vector<OwnWay> ways_of(soci::session& sql, std::int64_t person, Time now) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT provider, subject, kenes.to_micros(created_at) FROM kenes.identity"
                      " WHERE person_id = cast(:person as bigint) ORDER BY created_at, provider, subject LIMIT 100",
       soci::use(person, "person"));
  std::vector<OwnWay> ways;
  for (const auto& row : rows) {
    ways.push_back({row.get<std::string>(0), row.get<std::string>(1), from_micros(row.get<long long>(2))});
  }
  for (auto& way : ways) {
    way.settled = way.added == ways.front().added || way.added <= now - identity::settled_after;
  }
  return ways;
}

std::string handle_of(const Secrets& secrets, const OwnWay& way) {
  return secrets.keyed_hash("account.way", way.space + ":" + way.subject).substr(0, 24);
}

std::vector<std::string> WayNames::keys(const std::string& space) const {
  std::vector<std::string> keys;
  for (const auto& one : sign_ins_) {
    if (one.key == space || (!one.key_space.empty() && one.key_space == space)) keys.push_back(one.key);
  }
  if (keys.empty()) keys.push_back(space);
  return keys;
}

std::string WayNames::title(Call& call, const std::string& space) const {
  if (space == "email") return call.tr("E-mail");
  if (space == "sms") return call.tr("Text message");
  const auto key = keys(space).front();
  const auto known = std::find_if(sign_ins_.begin(), sign_ins_.end(), [&](const auto& one) { return one.key == key; });
  if (known != sign_ins_.end()) return known->title.in(call.words().language());
  // A plugin's way has the key of its service.
  if (const auto* service = call.host().service(space)) return service->title.in(call.words().language());
  return space;
}

Assurance WayNames::assurance(Call& call, const std::string& space) const {
  const auto* ways = call.host().find<SignIns>();
  auto most = Assurance::none;
  for (const auto& key : keys(space)) {
    for (const auto& way : ways->ways()) {
      if (way.key == key) most = std::max(most, way.assurance);
    }
  }
  return most;
}

}  // namespace kenes::users
