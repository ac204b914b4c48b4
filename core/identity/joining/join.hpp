#pragma once
// Two accounts of one person become one.
#include <string>
#include <vector>

#include "identity/joining/begun.hpp"
#include "kenes/host.hpp"
#include "kenes/personal_data.hpp"

namespace kenes::identity::joining {

using Keepers = std::vector<PersonalData*>;  // of all plugins

// What keeps it from being done now.
enum class Obstacle {
  none,
  over,   // done already, too old, begun in another browser or for another account; or the account is gone
  stale,  // who is signed in has to show anew that they are
  tasks   // the other account has roles, which an administrator gives and takes
};
Obstacle obstacle(soci::session& sql, const Begun& begun, const std::string& session_id, Time now);

// What is shown of an account to the person whose it is.
struct Summary {
  std::string name, email;
  Time since{};
};
Summary summary(soci::session& sql, std::int64_t person);

// In the caller's transaction, which has found no obstacle. The ways to sign in, what plugins keep, waiting mails, and
// name and address where `into` has none go over; the sessions of `from` end, and the account with them. A job does
// what plugins keep once more, seconds later: until then other nodes may take the old sessions for good.
void join(soci::session& sql, Host& host, const Keepers& keepers, const Begun& begun, Time now);

inline constexpr auto again_job = "core.join_again";
// The handler of that job.
void join_again(Host& host, const Keepers& keepers, const boost::json::object& payload);

}  // namespace kenes::identity::joining
