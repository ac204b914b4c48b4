#include "identity/attempts.hpp"

namespace kenes::identity {
namespace {

std::string key_of(const Secrets& secrets, const AttemptLimit& limit, std::string_view who) {
  return secrets.keyed_hash("identity.attempt", std::string(limit.kind).append(":").append(who));
}

long long window_start(const AttemptLimit& limit, Time now) {
  const auto length = std::chrono::duration_cast<std::chrono::microseconds>(limit.window).count();
  return micros(now) - micros(now) % length;
}

}  // namespace

bool take_attempt(soci::session& sql, const Secrets& secrets, const AttemptLimit& limit, std::string_view who,
                  Time now) {
  const auto key = key_of(secrets, limit, who);
  const long long starts = window_start(limit, now);
  const long long ends = starts + std::chrono::microseconds(limit.window).count();
  int count = 0;
  sql << "INSERT INTO kenes.attempt (key, starts_at, ends_at, count) VALUES (cast(:key as text),"
         " kenes.to_time(cast(:starts as bigint)), kenes.to_time(cast(:ends as bigint)), 1)"
         " ON CONFLICT (key, starts_at) DO UPDATE SET count = attempt.count + 1 RETURNING count",
      soci::use(key, "key"), soci::use(starts, "starts"), soci::use(ends, "ends"), soci::into(count);
  return count <= limit.most;
}

bool attempts_used_up(soci::session& sql, const Secrets& secrets, const AttemptLimit& limit, std::string_view who,
                      Time now) {
  const auto key = key_of(secrets, limit, who);
  const long long starts = window_start(limit, now);
  int count = 0;
  sql << "SELECT count FROM kenes.attempt WHERE key = cast(:key as text)"
         " AND starts_at = kenes.to_time(cast(:starts as bigint))",
      soci::use(key, "key"), soci::use(starts, "starts"), soci::into(count);
  return sql.got_data() && count >= limit.most;
}

}  // namespace kenes::identity
