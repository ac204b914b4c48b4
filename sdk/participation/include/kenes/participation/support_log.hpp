#pragma once
// The public log of each submission's supports: a Merkle tree that everybody can download and count again, and receipts
// that prove to a supporter that theirs is in it. Formats: https://c2sp.org/tlog-tiles, tlog-checkpoint, signed-note
// and tlog-proof, over RFC 6962's SHA-256 trees and Ed25519.
//
// An entry is JSON without spaces, its keys in this order; `pseudonym` can't be linked to that of another submission:
//   {"number":1,"kind":"supported","pseudonym":"5f…","territory":"E14000530","at":"2026-01-01T12:00:00Z"}
// An entry of the kind "withdrawn" has the same keys. What moderators do says which support it concerns, and why:
//   {"number":9,"kind":"invalidated","pseudonym":"5f…","territory":"…","at":"…","support":1,"reason":"…"}
//   {"number":12,"kind":"restored","pseudonym":"5f…","territory":"…","at":"…","support":1}
// The reason is in one language, that of the portal's moderators: a leaf can't be translated afterwards.
// Entry `number` has the index number - 1.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/actor.hpp"

namespace kenes::participation {

struct LogSize {
  std::int64_t entries = 0;
  std::int64_t standing = 0;                   // supports that are neither withdrawn nor invalidated
  std::int64_t elsewhere = 0;                  // counted beside the log, such as those of an import
  std::int64_t invalidated = 0, restored = 0;  // entries of these kinds

  std::int64_t withdrawn() const { return (entries - standing) / 2 - invalidated; }
};

struct LogReceipt {
  std::string entry;          // as above
  std::int64_t log_size = 0;  // of the log that it is proved to be in
  std::string file;           // a .tlog-proof with the entry as its extra data
};

enum class ReceiptVerdict {
  proved,
  malformed,    // no receipt
  other_log,    // of another submission or portal
  unknown_key,  // this portal's keys didn't sign it
  not_proved,   // its entry isn't in the log that it speaks of
  rewritten  // the log of today doesn't begin with the one that the receipt was given for: entries were lost or changed
};

struct CheckedReceipt {
  ReceiptVerdict verdict = ReceiptVerdict::malformed;
  std::string problem;  // of a malformed one, for those who read it
  std::string entry;    // empty if it is malformed
  std::int64_t size_then = 0, size_now = 0;
};

// `origin` is the log's address without "https://". Whether a submission's log may be seen is the caller's business: it
// is as public as the submission. [any thread]
class KENES_API SupportLog {
 public:
  virtual ~SupportLog();
  virtual LogSize size(soci::session& sql, std::int64_t submission_id) = 0;
  // Signed now, by the key in use and the one before it.
  virtual std::string checkpoint(soci::session& sql, std::int64_t submission_id, std::string_view origin) = 0;
  // The bytes at a path such as "tile/0/x001/x234/067", "tile/0/001.p/5" or "tile/entries/000"; none if the log has no
  // such tile, or not yet of that width.
  virtual std::optional<std::string> tile(soci::session& sql, std::int64_t submission_id, std::string_view path) = 0;
  // None if the log has no entry of this number.
  virtual std::optional<LogReceipt> receipt(soci::session& sql, std::int64_t submission_id, std::int64_t number,
                                            std::string_view origin) = 0;
  // Whether a receipt holds for the log of today. One that tells of a rewritten log is logged as an error.
  virtual CheckedReceipt check(soci::session& sql, std::int64_t submission_id, std::string_view origin,
                               std::string_view receipt) = 0;
  // What a verifier trusts, as signed-note's verifier keys, the one in use first.
  virtual std::vector<std::string> keys(soci::session& sql, std::string_view origin) = 0;
  // From now on checkpoints are signed by a new key and by the one that was in use. Returns its number. Audited.
  virtual int change_key(soci::session& sql, const Actor& by) = 0;
};

}  // namespace kenes::participation
