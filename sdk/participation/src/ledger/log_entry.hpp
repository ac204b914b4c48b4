#pragma once
#include <cstdint>
#include <string>

#include "kenes/time.hpp"

namespace kenes::participation {

// A row of participation.support_entry.
struct LogEntry {
  std::int64_t submission_id = 0, number = 0;
  bool withdrawn = false;
  std::string person_hash;  // hex
  std::string territory;
  Time at;
};

// What of it is published, and hashed as a leaf: JSON without spaces, with the keys in this order. The time is cut to
// seconds. No personal data: the pseudonym is a keyed hash that is another one in each submission.
//   {"number":1,"kind":"supported","pseudonym":"5f…","territory":"E14000530","at":"2026-01-01T12:00:00Z"}
std::string published(const LogEntry& entry);

}  // namespace kenes::participation
