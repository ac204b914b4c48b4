#pragma once
// People who are signed in and have shown that another account is theirs, too.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <soci/soci.h>

#include "kenes/secrets.hpp"
#include "kenes/time.hpp"

namespace kenes::identity::joining {

inline constexpr auto path = "/account/join";
// So long are both proofs good for it: that of the other account, and that of the session.
inline constexpr std::chrono::minutes lifetime{10};

struct Begun {
  std::int64_t from = 0;  // the account that would end
  std::int64_t into = 0;  // the one in which the person is signed in
  std::string then;       // checked
};

// In the transaction in which the proof is used up. Doing it again changes nothing.
void note(soci::session& sql, const Secrets& secrets, const Begun& begun, const std::string& token, Time now);
// What the browser with this token may join into the account `into`.
std::optional<Begun> find(soci::session& sql, const Secrets& secrets, std::string_view token, std::int64_t into,
                          Time now);
// A Set-Cookie header.
std::string cookie_for(const std::string& token, bool secure);

}  // namespace kenes::identity::joining
