#include "identity/challenge/challenges.hpp"

#include "identity/challenge/altcha.hpp"
#include "identity/challenge/waiting.hpp"

namespace kenes::identity {

boost::json::object PortalChallenges::issue(std::string_view scope, int effort) {
  return issue_challenge(secrets_, scope, effort, clock_.now() + lifetime);
}

ProofState PortalChallenges::spend_solution(std::string_view scope, std::string_view payload) {
  const auto solution = judge_solution(secrets_, scope, payload, clock_.now());
  return solution.proof == ProofState::good ? spend(solution.challenge, solution.expires) : solution.proof;
}

WaitingPlace PortalChallenges::wait(std::string_view scope, std::string_view line, std::chrono::seconds wait) {
  const auto now = clock_.now();
  const auto key = secrets_.keyed_hash("identity.challenge.line", line);
  const long long earliest = micros(now + wait), gap = std::chrono::microseconds(wait).count() / 10;
  long long ready = 0;
  database_.write([&](soci::session& sql) {
    sql << "INSERT INTO kenes.waiting_line (line_hash, last_at) VALUES (cast(:key as text), "
           "kenes.to_time(cast(:earliest as bigint))) ON CONFLICT (line_hash) DO UPDATE SET last_at = "
           "greatest(excluded.last_at, kenes.to_time(kenes.to_micros(waiting_line.last_at) + cast(:gap as bigint))) "
           "RETURNING kenes.to_micros(last_at)",
        soci::use(key, "key"), soci::use(earliest, "earliest"), soci::use(gap, "gap"), soci::into(ready);
  });
  return make_place(secrets_, scope, from_micros(ready), from_micros(ready) + lifetime);
}

std::chrono::seconds PortalChallenges::still_to_wait(std::string_view scope, std::string_view token) {
  const auto now = clock_.now();
  const auto place = judge_place(secrets_, scope, token, now);
  return place.proof == ProofState::early ? std::chrono::ceil<std::chrono::seconds>(place.ready - now)
                                          : std::chrono::seconds{0};
}

ProofState PortalChallenges::spend_place(std::string_view scope, std::string_view token) {
  const auto place = judge_place(secrets_, scope, token, clock_.now());
  return place.proof == ProofState::good ? spend("place " + place.number, place.expires) : place.proof;
}

ProofState PortalChallenges::spend(const std::string& proof, Time expires) {
  const long long until = micros(expires);
  return database_.write([&](soci::session& sql) {
    int rows = 0;
    sql << "INSERT INTO kenes.spent_challenge (proof, expires_at) VALUES (cast(:proof as text), "
           "kenes.to_time(cast(:until as bigint))) ON CONFLICT DO NOTHING RETURNING 1",
        soci::use(proof, "proof"), soci::use(until, "until"), soci::into(rows);
    return sql.got_data() ? ProofState::good : ProofState::spent;
  });
}

}  // namespace kenes::identity
