#pragma once
// The form of ALTCHA's challenges ("proof of work v1" at altcha.org): a browser looks for the number whose SHA-256,
// after the salt, is the challenge. Everything that has to be known to judge a solution is in it and signed, so nothing
// is kept of a challenge before it is solved.
#include <boost/json.hpp>

#include "kenes/challenges.hpp"
#include "kenes/secrets.hpp"

namespace kenes::identity {

boost::json::object issue_challenge(const Secrets& secrets, std::string_view scope, int effort, Time expires);

struct Solution {
  ProofState proof = ProofState::malformed;  // as far as it shows itself: `good` if it wasn't spent yet
  std::string challenge;                     // in this form there is one for each that was issued
  Time expires{};
};
// `payload`: base 64 of JSON.
Solution judge_solution(const Secrets& secrets, std::string_view scope, std::string_view payload, Time now);

}  // namespace kenes::identity
