#include "identity/second_factor/key_challenge.hpp"

#include <charconv>

#include "secrets/constant_time.hpp"

namespace kenes::identity::second_factor {
namespace {

constexpr std::chrono::minutes lifetime{10};

std::string mark(const Secrets& secrets, const Visitor& visitor, std::string_view purpose, std::string_view what) {
  return secrets.keyed_hash("identity.security_key.challenge",
                            std::string(purpose) + ":" + visitor.session_id + ":" + std::string(what));
}

}  // namespace

std::string new_key_challenge(const Secrets& secrets, const Visitor& visitor, std::string_view purpose, Time now) {
  const auto what = std::to_string(micros(now + lifetime)) + "." + secrets.random_token(16);
  return what + "." + mark(secrets, visitor, purpose, what);
}

bool spend_key_challenge(soci::session& sql, const Secrets& secrets, const Visitor& visitor, std::string_view purpose,
                         std::string_view challenge, Time now) {
  const auto dot = challenge.rfind('.');
  if (dot == std::string_view::npos || visitor.session_id.empty()) return false;
  const auto what = challenge.substr(0, dot);
  if (!secrets::constant_time_equal(mark(secrets, visitor, purpose, what), challenge.substr(dot + 1))) return false;
  long long expires = 0;
  std::from_chars(what.data(), what.data() + what.size(), expires);
  if (expires <= micros(now)) return false;
  const auto proof = "security key " + std::string(what);
  std::string spent;
  sql << "INSERT INTO kenes.spent_challenge (proof, expires_at) VALUES (cast(:proof as text),"
         " kenes.to_time(cast(:expires as bigint))) ON CONFLICT (proof) DO NOTHING RETURNING proof",
      soci::use(proof, "proof"), soci::use(expires, "expires"), soci::into(spent);
  return sql.got_data();
}

}  // namespace kenes::identity::second_factor
