#include "identity/attempts.hpp"
#include "identity/codes/proof_values.hpp"
#include "identity/second_factor/recovery_codes.hpp"
#include "identity/second_factor/sealed_secret.hpp"
#include "identity/second_factor/show_factor.hpp"
#include "identity/second_factor/totp/totp.hpp"

namespace kenes::identity::second_factor {
namespace {

const AttemptLimit tries{"second_factor", std::chrono::minutes{15}, 10};
const AttemptLimit tries_a_day{"second_factor_day", std::chrono::hours{24}, 50};

bool use_app_code(soci::session& sql, const Secrets& secrets, std::int64_t person_id, const std::string& code,
                  Time now) {
  const long long person = person_id, at = micros(now);
  std::string sealed;
  long long last = 0;
  // Locked, so that two who show the same code at the same moment are not both let in.
  sql << "SELECT secret, last_step FROM kenes.code_app WHERE person_id = cast(:person as bigint) FOR UPDATE",
      soci::use(person, "person"), soci::into(sealed), soci::into(last);
  if (!sql.got_data()) return false;
  const auto secret = open_secret(sealed, secrets, "app:" + std::to_string(person_id));
  if (!secret) return false;
  const auto step = totp_match(*secret, code, now, last);
  if (!step) return false;
  const long long used = *step;
  sql << "UPDATE kenes.code_app SET last_step = cast(:step as bigint), used_at = kenes.to_time(cast(:now as bigint))"
         " WHERE person_id = cast(:person as bigint)",
      soci::use(used, "step"), soci::use(at, "now"), soci::use(person, "person");
  return true;
}

}  // namespace

Result<std::string> use_code(soci::session& sql, const Secrets& secrets, std::int64_t person_id,
                             std::string_view entered, Time now) {
  const auto who = std::to_string(person_id);
  const bool in_time = take_attempt(sql, secrets, tries, who, now);
  if (!take_attempt(sql, secrets, tries_a_day, who, now) || !in_time) return fail("too_many", "too many tries");
  const auto digits = digits_of(std::string(entered));
  if (is_code(digits)) {
    if (use_app_code(sql, secrets, person_id, digits, now)) return "app";
  } else if (use_recovery_code(sql, secrets, person_id, entered)) {
    return "recovery_code";
  }
  return fail("wrong", "wrong code");
}

}  // namespace kenes::identity::second_factor
