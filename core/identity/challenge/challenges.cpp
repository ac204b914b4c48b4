#include "identity/challenge/challenges.hpp"

#include "identity/challenge/altcha.hpp"
#include "identity/challenge/waiting.hpp"

namespace kenes::identity {
namespace {

constexpr int most_waits = 10;  // so long nobody waits, however many came before

// False if it was spent before.
//
// The transaction doesn't wait for the disk: it is one more for each signature, just when there are most of them. What
// a crash of the database takes with it can be shown once more, by the same person for the same thing, who signs once
// in any case. Other sessions see at once what is spent.
bool mark_spent(soci::session& sql, const std::string& proof, Time expires) {
  const auto until = micros(expires);
  int rows = 0;
  sql << "INSERT INTO kenes.spent_challenge (proof, expires_at) SELECT cast(:proof as text), "
         "kenes.to_time(cast(:until as bigint)) FROM set_config('synchronous_commit', 'off', true) "
         "ON CONFLICT DO NOTHING RETURNING 1",
      soci::use(proof, "proof"), soci::use(until, "until"), soci::into(rows);
  return sql.got_data();
}

// The place that this scope got last, or "". Others who ask for the same scope wait until this transaction has ended.
std::string lock_place(soci::session& sql, const std::string& scope_hash, Time now) {
  const auto at = micros(now);
  std::string token;
  sql << "INSERT INTO kenes.waiting_place (scope_hash, token, expires_at) VALUES (cast(:scope as text), '', "
         "kenes.to_time(cast(:now as bigint))) ON CONFLICT (scope_hash) DO UPDATE SET scope_hash = excluded.scope_hash "
         "RETURNING token",
      soci::use(scope_hash, "scope"), soci::use(at, "now"), soci::into(token);
  return token;
}

// When the next place of the line is ready.
Time move_line(soci::session& sql, const std::string& line_hash, Time now, std::chrono::seconds wait) {
  const auto earliest = micros(now + wait), latest = micros(now + most_waits * wait);
  const auto gap = micros(Time{} + wait) / 10;
  long long ready = 0;
  sql << "INSERT INTO kenes.waiting_line (line_hash, last_at) VALUES (cast(:key as text), "
         "kenes.to_time(cast(:earliest as bigint))) ON CONFLICT (line_hash) DO UPDATE SET last_at = "
         "kenes.to_time(least(cast(:latest as bigint), greatest(kenes.to_micros(excluded.last_at), "
         "kenes.to_micros(waiting_line.last_at) + cast(:gap as bigint)))) RETURNING kenes.to_micros(last_at)",
      soci::use(line_hash, "key"), soci::use(earliest, "earliest"), soci::use(latest, "latest"), soci::use(gap, "gap"),
      soci::into(ready);
  return from_micros(ready);
}

void keep_place(soci::session& sql, const std::string& scope_hash, const WaitingPlace& place) {
  const auto expires = micros(place.expires);
  sql << "UPDATE kenes.waiting_place SET token = cast(:token as text), expires_at = "
         "kenes.to_time(cast(:expires as bigint)) WHERE scope_hash = cast(:scope as text)",
      soci::use(place.token, "token"), soci::use(expires, "expires"), soci::use(scope_hash, "scope");
}

// Whoever waits again later gets another place.
void drop_place(soci::session& sql, const std::string& scope_hash) {
  sql << "DELETE FROM kenes.waiting_place WHERE scope_hash = cast(:scope as text)", soci::use(scope_hash, "scope");
}

}  // namespace

boost::json::object PortalChallenges::issue(std::string_view scope, int effort) {
  return issue_challenge(secrets_, scope, effort, clock_.now() + lifetime);
}

ProofState PortalChallenges::spend_solution(std::string_view scope, std::string_view payload) {
  const auto solution = judge_solution(secrets_, scope, payload, clock_.now());
  if (solution.proof != ProofState::good) return solution.proof;
  return database_.write([&](soci::session& sql) {
    return mark_spent(sql, solution.challenge, solution.expires) ? ProofState::good : ProofState::spent;
  });
}

WaitingPlace PortalChallenges::wait(std::string_view scope, std::string_view line, std::chrono::seconds wait) {
  const auto key = scope_hash(scope);
  const auto line_key = secrets_.keyed_hash("identity.challenge.line", line);
  return database_.write([&](soci::session& sql) {
    const auto now = clock_.now();
    // One place for each scope: else one person who sends the form again and again moves the line on for all others.
    const auto kept = lock_place(sql, key, now);
    const auto known = judge_place(secrets_, scope, kept, now);
    if (known.proof == ProofState::early || known.proof == ProofState::good)
      return WaitingPlace{.token = kept, .ready = known.ready, .expires = known.expires};
    const auto ready = move_line(sql, line_key, now, wait);
    auto place = make_place(secrets_, scope, ready, ready + lifetime);
    keep_place(sql, key, place);
    return place;
  });
}

std::chrono::seconds PortalChallenges::still_to_wait(std::string_view scope, std::string_view token) {
  const auto now = clock_.now();
  const auto place = judge_place(secrets_, scope, token, now);
  return place.proof == ProofState::early ? std::chrono::ceil<std::chrono::seconds>(place.ready - now)
                                          : std::chrono::seconds{0};
}

ProofState PortalChallenges::spend_place(std::string_view scope, std::string_view token) {
  const auto place = judge_place(secrets_, scope, token, clock_.now());
  if (place.proof != ProofState::good) return place.proof;
  return database_.write([&](soci::session& sql) {
    const bool fresh = mark_spent(sql, "place " + place.number, place.expires);
    if (fresh) drop_place(sql, scope_hash(scope));
    return fresh ? ProofState::good : ProofState::spent;
  });
}

std::string PortalChallenges::scope_hash(std::string_view scope) const {
  return secrets_.keyed_hash("identity.challenge.place", scope);
}

}  // namespace kenes::identity
