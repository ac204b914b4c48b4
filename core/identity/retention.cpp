// What is over is deleted: sessions, sign-ins that were begun, counts of attempts.
#include "identity/pages.hpp"

namespace kenes::identity {
namespace {

constexpr auto most_at_once = 5'000;  // a transaction stays short, however much has gathered

int forget(Host& host, const char* statement, Time before) {
  const long long at = micros(before);
  return host.database().write([&](soci::session& sql) {
    const int most = most_at_once;
    int gone = 0;
    sql << statement, soci::use(at, "before"), soci::use(most, "most"), soci::into(gone);
    return gone;
  });
}

void forget_all(Host& host, const char* statement, Time before) {
  while (forget(host, statement, before) == most_at_once) continue;
}

constexpr auto old_sessions =
    "WITH gone AS (DELETE FROM kenes.session WHERE id IN (SELECT id FROM kenes.session"
    " WHERE expires_at < kenes.to_time(cast(:before as bigint)) ORDER BY expires_at LIMIT cast(:most as integer))"
    " RETURNING 1) SELECT count(*)::integer FROM gone";
constexpr auto old_sign_ins =
    "WITH gone AS (DELETE FROM kenes.sign_in WHERE id IN (SELECT id FROM kenes.sign_in"
    " WHERE expires_at < kenes.to_time(cast(:before as bigint)) ORDER BY expires_at LIMIT cast(:most as integer))"
    " RETURNING 1) SELECT count(*)::integer FROM gone";
constexpr auto old_openid_sign_ins =
    "WITH gone AS (DELETE FROM kenes.openid_sign_in WHERE state_hash IN (SELECT state_hash FROM kenes.openid_sign_in"
    " WHERE expires_at < kenes.to_time(cast(:before as bigint)) ORDER BY expires_at LIMIT cast(:most as integer))"
    " RETURNING 1) SELECT count(*)::integer FROM gone";
constexpr auto old_joinings =
    "WITH gone AS (DELETE FROM kenes.joining WHERE token_hash IN (SELECT token_hash FROM kenes.joining"
    " WHERE expires_at < kenes.to_time(cast(:before as bigint)) ORDER BY expires_at LIMIT cast(:most as integer))"
    " RETURNING 1) SELECT count(*)::integer FROM gone";
constexpr auto old_attempts =
    "WITH gone AS (DELETE FROM kenes.attempt WHERE (key, starts_at) IN (SELECT key, starts_at FROM kenes.attempt"
    " WHERE ends_at < kenes.to_time(cast(:before as bigint)) ORDER BY ends_at LIMIT cast(:most as integer))"
    " RETURNING 1) SELECT count(*)::integer FROM gone";

constexpr auto old_proofs =
    "WITH gone AS (DELETE FROM kenes.spent_challenge WHERE proof IN (SELECT proof FROM kenes.spent_challenge"
    " WHERE expires_at < kenes.to_time(cast(:before as bigint)) ORDER BY expires_at LIMIT cast(:most as integer))"
    " RETURNING 1) SELECT count(*)::integer FROM gone";
constexpr auto old_places =
    "WITH gone AS (DELETE FROM kenes.waiting_place WHERE scope_hash IN (SELECT scope_hash FROM kenes.waiting_place"
    " WHERE expires_at < kenes.to_time(cast(:before as bigint)) ORDER BY expires_at LIMIT cast(:most as integer))"
    " RETURNING 1) SELECT count(*)::integer FROM gone";
constexpr auto old_lines =
    "WITH gone AS (DELETE FROM kenes.waiting_line WHERE line_hash IN (SELECT line_hash FROM kenes.waiting_line"
    " WHERE last_at < kenes.to_time(cast(:before as bigint)) ORDER BY last_at LIMIT cast(:most as integer))"
    " RETURNING 1) SELECT count(*)::integer FROM gone";

}  // namespace

void declare_retention(Registrar& registrar) {
  registrar.timer({.kind = "core.forget_sign_ins",
                   .every = std::chrono::hours{1},
                   .handler = [](Host& host, const boost::json::object&) {
                     const auto now = host.clock().now();
                     forget_all(host, old_sign_ins, now - std::chrono::hours{1});
                     forget_all(host, old_openid_sign_ins, now);
                     forget_all(host, old_joinings, now);
                     forget_all(host, old_attempts, now);
                     // A minute later: nodes' clocks differ, and a proof that was forgotten could be shown again.
                     forget_all(host, old_proofs, now - std::chrono::minutes{1});
                     forget_all(host, old_lines, now);
                     forget_all(host, old_places, now);
                   }});
  registrar.timer(
      {.kind = "core.forget_sessions",
       .every = std::chrono::hours{24},
       .handler = [](Host& host, const boost::json::object&) { forget_all(host, old_sessions, host.clock().now()); }});
}

}  // namespace kenes::identity
