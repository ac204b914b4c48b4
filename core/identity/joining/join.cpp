#include "identity/joining/join.hpp"

#include <algorithm>
#include <stdexcept>

#include "identity/people.hpp"
#include "identity/session_cache.hpp"

namespace kenes::identity::joining {
namespace {

constexpr auto again_after = 2 * SessionCache::lifetime;

bool session_is_fresh(soci::session& sql, std::int64_t person_id, const std::string& session_id, Time now) {
  if (session_id.empty()) return false;
  const long long session = std::stoll(session_id), person = person_id, since = micros(now - lifetime);
  int found = 0;
  sql << "SELECT 1 FROM kenes.session WHERE id = cast(:id as bigint) AND person_id = cast(:person as bigint)"
         " AND created_at > kenes.to_time(cast(:since as bigint))",
      soci::use(session, "id"), soci::use(person, "person"), soci::use(since, "since"), soci::into(found);
  return sql.got_data();
}

// The person's own, and those of whoever proves to own an address.
bool has_tasks(soci::session& sql, std::int64_t person_id) {
  const long long person = person_id;
  int found = 0;
  sql << "SELECT 1 FROM kenes.role WHERE person_id = cast(:person as bigint)"
         " UNION ALL SELECT 1 FROM kenes.identity i JOIN kenes.role r ON r.email = i.subject"
         " WHERE i.person_id = cast(:same as bigint) AND i.provider = 'email' LIMIT 1",
      soci::use(person, "person"), soci::use(person, "same"), soci::into(found);
  return sql.got_data();
}

// Both accounts' rows are locked in the order of their ids, so that two joins at once can't wait for each other.
std::optional<PersonKeys> keys_together(soci::session& sql, const Secrets& secrets, const Begun& begun) {
  std::optional<PersonKeys> from, into;
  for (const auto person : {std::min(begun.from, begun.into), std::max(begun.from, begun.into)}) {
    (person == begun.from ? from : into) = lock_keys(sql, secrets, person);
  }
  if (!from || !into) return std::nullopt;
  for (const auto& key : from->former) into->former.push_back(key);
  into->former.push_back(from->key);
  std::erase(into->former, into->key);
  return into;
}

void move_ways(soci::session& sql, const Begun& begun) {
  const long long from = begun.from, into = begun.into;
  sql << "UPDATE kenes.identity SET person_id = cast(:into as bigint) WHERE person_id = cast(:from as bigint)",
      soci::use(into, "into"), soci::use(from, "from");
  sql << "UPDATE kenes.mail SET person_id = cast(:into as bigint) WHERE person_id = cast(:from as bigint)"
         " AND state = 'waiting'",
      soci::use(into, "into"), soci::use(from, "from");
}

// Sessions, sign-ins that were begun and this joining go with it.
void end_account(soci::session& sql, const Begun& begun) {
  const long long from = begun.from, into = begun.into;
  const auto left = summary(sql, begun.from);
  sql << "DELETE FROM kenes.person WHERE id = cast(:from as bigint)", soci::use(from, "from");
  sql << "UPDATE kenes.person SET email = coalesce(email, nullif(cast(:email as text), '')),"
         " name = coalesce(nullif(name, ''), cast(:name as text)) WHERE id = cast(:into as bigint)",
      soci::use(left.email, "email"), soci::use(left.name, "name"), soci::use(into, "into");
}

}  // namespace

Obstacle obstacle(soci::session& sql, const Begun& begun, const std::string& session_id, Time now) {
  if (has_tasks(sql, begun.from)) return Obstacle::tasks;
  return session_is_fresh(sql, begun.into, session_id, now) ? Obstacle::none : Obstacle::stale;
}

Summary summary(soci::session& sql, std::int64_t person_id) {
  const long long person = person_id;
  long long since = 0;
  Summary shown;
  sql << "SELECT name, coalesce(email, ''), kenes.to_micros(created_at) FROM kenes.person"
         " WHERE id = cast(:id as bigint)",
      soci::use(person, "id"), soci::into(shown.name), soci::into(shown.email), soci::into(since);
  shown.since = from_micros(since);
  return shown;
}

void join(soci::session& sql, Host& host, const Keepers& keepers, const Begun& begun, Time now) {
  const auto keys = keys_together(sql, host.secrets(), begun);
  if (!keys) throw std::logic_error("two accounts are to be joined, and one of them is gone");
  for (auto* keeper : keepers) keeper->join(sql, begun.from, begun.into, now);
  move_ways(sql, begun);
  write_keys(sql, host.secrets(), begun.into, *keys);
  end_account(sql, begun);
  host.audit().record(
      sql, {begun.into, "core.join_accounts", "person:" + std::to_string(begun.into), {{"from", begun.from}}});
  host.jobs().enqueue(
      sql, {again_job, {{"from", begun.from}, {"into", begun.into}}, now + again_after, std::to_string(begun.from)});
}

void join_again(Host& host, const Keepers& keepers, const boost::json::object& payload) {
  const auto from = payload.at("from").as_int64(), into = payload.at("into").as_int64();
  host.database().write([&](soci::session& sql) {
    for (auto* keeper : keepers) keeper->join(sql, from, into, host.clock().now());
  });
}

}  // namespace kenes::identity::joining
