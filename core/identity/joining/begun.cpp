#include "identity/joining/begun.hpp"

#include "identity/cookies.hpp"
#include "kenes/sql.hpp"

namespace kenes::identity::joining {
namespace {

constexpr auto purpose = "identity.joining";

}  // namespace

void note(soci::session& sql, const Secrets& secrets, const Begun& begun, const std::string& token, Time now) {
  const auto hash = secrets.keyed_hash(purpose, token);
  const long long from = begun.from, into = begun.into, expires = micros(now + lifetime);
  sql << "INSERT INTO kenes.joining (token_hash, into_id, from_id, then_path, expires_at) VALUES (cast(:hash as text),"
         " cast(:into as bigint), cast(:from as bigint), cast(:then as text),"
         " kenes.to_time(cast(:expires as bigint))) ON CONFLICT (token_hash) DO NOTHING",
      soci::use(hash, "hash"), soci::use(into, "into"), soci::use(from, "from"), soci::use(begun.then, "then"),
      soci::use(expires, "expires");
}

std::optional<Begun> find(soci::session& sql, const Secrets& secrets, std::string_view token, std::int64_t into,
                          Time now) {
  if (token.empty()) return std::nullopt;
  const auto hashes = sql::array(secrets.keyed_hashes(purpose, token));
  const long long person = into, at = micros(now);
  long long from = 0;
  Begun begun{.from = 0, .into = into, .then = {}};
  sql << "SELECT from_id, then_path FROM kenes.joining WHERE token_hash = ANY (cast(:hashes as text[]))"
         " AND into_id = cast(:into as bigint) AND expires_at > kenes.to_time(cast(:now as bigint)) LIMIT 1",
      soci::use(hashes, "hashes"), soci::use(person, "into"), soci::use(at, "now"), soci::into(from),
      soci::into(begun.then);
  if (!sql.got_data()) return std::nullopt;
  begun.from = from;
  return begun;
}

std::string cookie_for(const std::string& token, bool secure) {
  return set_cookie({.name = joining_cookie, .value = token, .path = path, .lifetime = lifetime}, secure);
}

}  // namespace kenes::identity::joining
