#pragma once
// What can't be undone asks that people show anew that it is them: somebody else may sit at their browser, or have its
// cookie. A proof counts for a quarter of an hour.
//
//   if (!is_fresh(call.visitor(), call.now())) return prove_first("/account/erase");
#include <string>
#include <string_view>

#include <soci/soci.h>

#include "identity/provider.hpp"

namespace kenes::identity {

constexpr std::chrono::minutes fresh_for{15};
// Whoever got hold of a session could add a way of their own and prove themselves by that. So a way that was added
// later counts only after this time, in which its owner has had a mail about it.
constexpr std::chrono::hours settled_after{7 * 24};

bool is_fresh(const Visitor& visitor, Time now);
// To the page that asks for it and leads on to `then`, a path of this portal.
Response prove_first(std::string_view then);

// Whether a way to sign in is the oldest of its account, or has been there long enough. In the caller's transaction.
bool is_settled(soci::session& sql, const Proof& proof, Time now);

}  // namespace kenes::identity
