#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "kenes/time.hpp"

namespace kenes::participation {

enum class EntryKind { supported, withdrawn, invalidated, restored };

// Words of the database and of the published log.
std::string_view to_word(EntryKind kind);
EntryKind entry_kind(std::string_view word);
// What an entry of this kind adds to the count.
constexpr std::int64_t step_of(EntryKind kind) {
  return kind == EntryKind::supported || kind == EntryKind::restored ? 1 : -1;
}

// A row of participation.support_entry.
struct LogEntry {
  std::int64_t submission_id = 0, number = 0;
  EntryKind kind = EntryKind::supported;
  std::string person_hash;  // hex
  std::string territory;
  Time at;
  std::int64_t support = 0;  // that is invalidated or restored; 0 for the other kinds
  std::string reason = {};   // of an invalidation, for everyone
};

// What of it is published, and hashed as a leaf: JSON without spaces, with the keys in this order. The time is cut to
// seconds. No personal data: the pseudonym is a keyed hash that is another one in each submission.
//   {"number":1,"kind":"supported","pseudonym":"5f…","territory":"E14000530","at":"2026-01-01T12:00:00Z"}
//   {"number":9,"kind":"invalidated","pseudonym":"5f…","territory":"…","at":"…","support":1,"reason":"…"}
//   {"number":12,"kind":"restored","pseudonym":"5f…","territory":"…","at":"…","support":1}
std::string published(const LogEntry& entry);

}  // namespace kenes::participation
