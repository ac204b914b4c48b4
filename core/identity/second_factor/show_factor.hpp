#pragma once
// Somebody shows what they have. Each counts and uses up in the caller's transaction, which must commit also when it
// was wrong.
#include <string>
#include <string_view>

#include <soci/soci.h>

#include "identity/second_factor/webauthn/security_key.hpp"
#include "kenes/result.hpp"
#include "kenes/secrets.hpp"
#include "kenes/time.hpp"

namespace kenes::identity::second_factor {

// A code of the app, or a recovery code: which of them it was, "app" or "recovery_code". Errors: "wrong" (also for a
// code that was used before), "too_many": ten tries in a quarter of an hour or fifty in a day, by whomever; until it is
// over the right code is refused, too.
Result<std::string> use_code(soci::session& sql, const Secrets& secrets, std::int64_t person_id,
                             std::string_view entered, Time now);

// A security key of this person. Errors "refused" and "copied" as check_shown_key. Not limited: what it signs can't be
// guessed.
Result<void> use_key(soci::session& sql, std::int64_t person_id, std::string_view credential_id, const ShownKey& shown,
                     const RelyingParty& party, Time now);

}  // namespace kenes::identity::second_factor
