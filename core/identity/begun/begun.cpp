#include "identity/begun/begun.hpp"

#include "identity/attempts.hpp"
#include "kenes/network.hpp"

namespace kenes::identity {
namespace {

constexpr std::size_t shortest_token = 43;  // of 32 random bytes
constexpr AttemptLimit from_network{"sign_in.openid", std::chrono::hours{1}, 1000};

std::string state_hash(const Secrets& secrets, const Begun& begun) {
  return secrets.keyed_hash("identity.openid.state", begun.provider + ":" + begun.state);
}

std::string browser_hash(const Secrets& secrets, const Begun& begun) {
  return secrets.keyed_hash("identity.openid.browser", begun.browser);
}

}  // namespace

std::string browser_of(const Secrets& secrets, std::string_view cookie) {
  return cookie.size() < shortest_token ? secrets.random_token(32) : std::string(cookie);
}

Result<void> begin(Host& host, const Begun& begun, std::string_view client, Time now) {
  const auto& secrets = host.secrets();
  const auto network = network_of(client), state = state_hash(secrets, begun), browser = browser_hash(secrets, begun);
  const long long expires = micros(now + begun_lifetime), adds_to = begun.adds_to;
  return host.database().write([&](soci::session& sql) -> Result<void> {
    if (!take_attempt(sql, secrets, from_network, network, now)) {
      return fail("too_many", "too many sign-ins were begun from this network");
    }
    sql << "INSERT INTO kenes.openid_sign_in (state_hash, browser_hash, provider, then_path, person_id, expires_at)"
           " VALUES (cast(:state as text), cast(:browser as text), cast(:provider as text), cast(:then as text),"
           " nullif(cast(:person as bigint), 0), kenes.to_time(cast(:expires as bigint)))"
           " ON CONFLICT (state_hash) DO NOTHING",
        soci::use(state, "state"), soci::use(browser, "browser"), soci::use(begun.provider, "provider"),
        soci::use(begun.then, "then"), soci::use(adds_to, "person"), soci::use(expires, "expires");
    return {};
  });
}

std::optional<Waiting> take(Host& host, const Begun& came_back, Time now) {
  if (came_back.state.empty() || came_back.browser.empty()) return std::nullopt;
  const auto state = state_hash(host.secrets(), came_back), browser = browser_hash(host.secrets(), came_back);
  const long long at = micros(now);
  return host.database().write([&](soci::session& sql) -> std::optional<Waiting> {
    Waiting waiting;
    long long adds_to = 0;
    sql << "DELETE FROM kenes.openid_sign_in WHERE state_hash = cast(:state as text)"
           " AND browser_hash = cast(:browser as text) AND expires_at > kenes.to_time(cast(:now as bigint))"
           " RETURNING then_path, coalesce(person_id, 0)",
        soci::use(state, "state"), soci::use(browser, "browser"), soci::use(at, "now"), soci::into(waiting.then),
        soci::into(adds_to);
    if (!sql.got_data()) return std::nullopt;
    waiting.adds_to = adds_to;
    return waiting;
  });
}

}  // namespace kenes::identity
