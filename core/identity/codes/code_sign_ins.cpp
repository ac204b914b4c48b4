#include "identity/codes/code_sign_ins.hpp"

#include <algorithm>

#include "identity/codes/sign_in_hashes.hpp"
#include "identity/random_digits.hpp"
#include "kenes/network.hpp"

namespace kenes::identity {

Beginning CodeSignIns::prepare(const Secrets& secrets, std::string address, std::string then,
                               std::string_view client) const {
  return {.address = std::move(address),
          .then = std::move(then),
          .network = network_of(client),
          .browser = secrets.random_token(32),
          .link = secrets.random_token(32),
          .code = random_digits(6)};
}

Result<void> CodeSignIns::begin(Host& host, const Beginning& beginning, const Translator& words, Time now) const {
  const auto& secrets = host.secrets();
  return host.database().write([&](soci::session& sql) -> Result<void> {
    if (!take_attempt(sql, secrets, way_.limits.from_network, beginning.network, now)) {
      return fail("too_many_from_network", "too many sign-ins were begun from this network");
    }
    if (!take_attempt(sql, secrets, way_.limits.messages, beginning.address, now) ||
        !take_attempt(sql, secrets, way_.limits.messages_a_day, beginning.address, now)) {
      return fail("too_many_messages", "too many messages were asked for this address");
    }
    if (way_.limits.in_all && !take_attempt(sql, secrets, *way_.limits.in_all, "", now)) {
      return fail("too_many_in_all", "the portal sends no more messages for a while");
    }
    auto sent = beginning;
    sent.over_at = now + way_.limits.lifetime;
    if (attempts_used_up(sql, secrets, way_.limits.wrong_codes, beginning.address, now)) sent.code.clear();

    const std::string way(way_.key);
    const auto browser = browser_hash(secrets, sent.browser), link = link_hash(secrets, sent.link);
    const auto code = sent.code.empty() ? "" : code_hash(secrets, sent.browser, sent.code);
    const long long at = micros(now), expires = micros(now + way_.limits.lifetime);
    const long long adds_to = sent.adds_to;
    sql << "INSERT INTO kenes.sign_in (way, browser_hash, link_hash, code_hash, email, then_path, name, person_id, "
           "created_at, expires_at)"
           " VALUES (cast(:way as text), cast(:browser as text), cast(:link as text), cast(:code as text),"
           " cast(:address as text), cast(:then as text), cast(:name as text), nullif(cast(:person as bigint), 0),"
           " kenes.to_time(cast(:now as bigint)), kenes.to_time(cast(:expires as bigint)))"
           " ON CONFLICT (browser_hash) DO NOTHING",
        soci::use(way, "way"), soci::use(browser, "browser"), soci::use(link, "link"), soci::use(code, "code"),
        soci::use(sent.address, "address"), soci::use(sent.then, "then"), soci::use(sent.name, "name"),
        soci::use(adds_to, "person"), soci::use(at, "now"), soci::use(expires, "expires");
    way_.send(sql, host, sent, words);
    return {};
  });
}

std::optional<std::string> CodeSignIns::waiting(Host& host, std::string_view browser, Time now) const {
  if (browser.empty()) return std::nullopt;
  const std::string way(way_.key);
  const auto hashes = browser_hashes(host.secrets(), browser);
  const long long at = micros(now);
  return host.database().read([&](soci::session& sql) -> std::optional<std::string> {
    std::string address;
    sql << "SELECT email FROM kenes.sign_in WHERE browser_hash = ANY (cast(:browser as text[]))"
           " AND way = cast(:way as text)"
           " AND used_at IS NULL AND expires_at > kenes.to_time(cast(:now as bigint))"
           " AND attempts < cast(:most as integer)",
        soci::use(hashes, "browser"), soci::use(way, "way"), soci::use(at, "now"),
        soci::use(way_.limits.attempts, "most"), soci::into(address);
    return sql.got_data() ? std::optional(address) : std::nullopt;
  });
}

std::optional<PendingLink> CodeSignIns::look_at(Host& host, std::string_view link, std::string_view browser,
                                                Time now) const {
  const std::string way(way_.key);
  const auto hashes = link_hashes(host.secrets(), link);
  const auto this_browser = host.secrets().keyed_hashes("identity.sign_in.browser", browser);
  const long long at = micros(now);
  return host.database().read([&](soci::session& sql) -> std::optional<PendingLink> {
    std::string address, begun_by;
    sql << "SELECT email, browser_hash FROM kenes.sign_in WHERE link_hash = ANY (cast(:link as text[]))"
           " AND way = cast(:way as text) AND used_at IS NULL AND expires_at > kenes.to_time(cast(:now as bigint))",
        soci::use(hashes, "link"), soci::use(way, "way"), soci::use(at, "now"), soci::into(address),
        soci::into(begun_by);
    if (!sql.got_data()) return std::nullopt;
    return PendingLink{address, std::find(this_browser.begin(), this_browser.end(), begun_by) != this_browser.end()};
  });
}

}  // namespace kenes::identity
