#pragma once
// What a person has set up to show beside their way of signing in.
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "identity/second_factor/webauthn/security_key.hpp"
#include "kenes/secrets.hpp"
#include "kenes/time.hpp"

namespace kenes::identity::second_factor {

struct KeyLine {
  std::int64_t id = 0;
  std::string name;
  Time created, used;
};

struct Held {
  std::optional<Time> app_since;
  std::vector<KeyLine> keys;
  int recovery_codes = 0;

  // Recovery codes alone are none: they stand for a factor that was lost.
  bool any() const { return app_since.has_value() || !keys.empty(); }
};

inline constexpr int most_keys = 10;

Held read_held(soci::session& sql, std::int64_t person_id);
// Whether any() is true.
bool has_any(soci::session& sql, std::int64_t person_id);

// Takes the place of an earlier app. `step`: of the code that proved it.
void keep_app(soci::session& sql, const Secrets& secrets, std::int64_t person_id, std::string_view secret,
              std::int64_t step, Time now);
// False if there was none. The last factor takes the recovery codes with it, and what sessions have shown.
bool remove_app(soci::session& sql, std::int64_t person_id);

// False if somebody has this key already, or the person has as many as there can be.
bool keep_key(soci::session& sql, std::int64_t person_id, const KeyRecord& key, const std::string& name, Time now);
bool remove_key(soci::session& sql, std::int64_t person_id, std::int64_t key_id);
// Their credential ids, as bytes.
std::vector<std::string> key_ids(soci::session& sql, std::int64_t person_id);

// All of it: by an administrator, for somebody who has lost what they had. False if there was nothing.
bool remove_all(soci::session& sql, std::int64_t person_id);

}  // namespace kenes::identity::second_factor
