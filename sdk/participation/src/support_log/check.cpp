// Whether a receipt holds.
#include <algorithm>

#include "ledger/log_rows.hpp"
#include "log/proof_file.hpp"
#include "log/verifier_key.hpp"
#include "support_log/support_log.hpp"
#include "support_log/tiles.hpp"

namespace kenes::participation {
namespace {

struct Receipt {
  log::ProofFile file;
  log::Note note;
  log::Checkpoint head;
};

Result<Receipt> read(std::string_view bytes) {
  auto file = log::read_proof_file(bytes);
  if (!file) return tl::unexpected(file.error());
  auto note = log::read_note(file->checkpoint);
  if (!note) return tl::unexpected(note.error());
  auto head = log::read_checkpoint(note->text);
  if (!head) return tl::unexpected(head.error());
  return Receipt{std::move(*file), std::move(*note), std::move(*head)};
}

// Whether the tree of today begins with the one of the receipt.
bool goes_on(soci::session& sql, std::int64_t submission_id, const log::Checkpoint& then, const log::Frontier& now) {
  if (then.size == 0 || then.size > now.size()) return false;
  const auto proof = log::prove_consistency(then.size, now.size(), subtrees_in(sql, submission_id, now.size()));
  return log::consistent(then.size, now.size(), then.root, now.root(), proof);
}

}  // namespace

CheckedReceipt KitSupportLog::check(soci::session& sql, std::int64_t submission_id, std::string_view origin,
                                    std::string_view receipt) {
  const auto read_receipt = read(receipt);
  if (!read_receipt) return {.problem = read_receipt.error().message, .entry = {}};
  const auto& file = read_receipt->file;
  const auto& head = read_receipt->head;
  const auto now = read_heads(sql, {submission_id})[submission_id];
  CheckedReceipt checked{.problem = {},
                         .entry = file.extra,
                         .size_then = static_cast<std::int64_t>(head.size),
                         .size_now = static_cast<std::int64_t>(now.size())};
  const auto keys = public_keys(sql);
  const bool own_key = std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
    return log::is_signed_by(read_receipt->note, {std::string(origin), key});
  });
  if (head.origin != origin) {
    checked.verdict = ReceiptVerdict::other_log;
  } else if (!own_key) {
    checked.verdict = ReceiptVerdict::unknown_key;
  } else if (!log::includes(file.index, head.size, log::leaf_hash(file.extra), head.root, file.proof)) {
    checked.verdict = ReceiptVerdict::not_proved;
  } else if (!goes_on(sql, submission_id, head, now)) {
    checked.verdict = ReceiptVerdict::rewritten;
    host_.log().error(
        "a receipt that this portal signed shows that the log of submission {} was rewritten: it had {} entries then, "
        "{} now. Compare the ledger with a backup",
        submission_id, head.size, now.size());
  } else {
    checked.verdict = ReceiptVerdict::proved;
  }
  return checked;
}

}  // namespace kenes::participation
