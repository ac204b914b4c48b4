#pragma once
// Places in a line, as signed texts: the line itself keeps only when its last place is ready.
#include "kenes/challenges.hpp"
#include "kenes/secrets.hpp"

namespace kenes::identity {

WaitingPlace make_place(const Secrets& secrets, std::string_view scope, Time ready, Time expires);

struct KnownPlace {
  ProofState proof = ProofState::malformed;  // `good` if it wasn't spent yet
  std::string number;                        // random, one for each place
  Time ready{}, expires{};
};
KnownPlace judge_place(const Secrets& secrets, std::string_view scope, std::string_view token, Time now);

}  // namespace kenes::identity
