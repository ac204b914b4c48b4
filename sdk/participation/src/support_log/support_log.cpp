#include "support_log/support_log.hpp"

#include "ledger/log_rows.hpp"
#include "log/proof_file.hpp"
#include "support_log/tiles.hpp"

namespace kenes::participation {
namespace {

log::Frontier tree_of(soci::session& sql, std::int64_t submission_id) {
  return read_heads(sql, {submission_id})[submission_id];
}

std::string bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace

LogSize KitSupportLog::size(soci::session& sql, std::int64_t submission_id) {
  long long entries = 0, standing = 0, elsewhere = 0, invalidated = 0, restored = 0;
  sql << "select coalesce(h.size, 0), s.support_count - s.count_base, s.count_base, coalesce(i.away, 0), "
         "coalesce(i.back, 0) from participation.submission s "
         "left join participation.log_head h on h.submission_id = s.id "
         "cross join lateral (select cast(sum(invalidated) as bigint) as away, cast(sum(restored) as bigint) as back "
         "from participation.invalidation i where i.submission_id = s.id) i where s.id = cast(:id as bigint)",
      soci::use(submission_id), soci::into(entries), soci::into(standing), soci::into(elsewhere),
      soci::into(invalidated), soci::into(restored);
  return {entries, standing, elsewhere, invalidated, restored};
}

std::string KitSupportLog::checkpoint(soci::session& sql, std::int64_t submission_id, std::string_view origin) {
  return signed_head(sql, tree_of(sql, submission_id), origin);
}

std::optional<std::string> KitSupportLog::tile(soci::session& sql, std::int64_t submission_id, std::string_view path) {
  const auto name = log::tile_at(path);
  if (!name || log::width_in(*name, tree_of(sql, submission_id).size()) < name->width) return std::nullopt;
  if (name->entries) return log::bundle(entries_in(sql, submission_id, *name));
  std::string bytes;
  for (const auto& hash : hashes_in(sql, submission_id, *name)) bytes += bytes_of(hash);
  return bytes;
}

std::optional<LogReceipt> KitSupportLog::receipt(soci::session& sql, std::int64_t submission_id, std::int64_t number,
                                                 std::string_view origin) {
  const auto tree = tree_of(sql, submission_id);
  const auto size = static_cast<std::int64_t>(tree.size());
  if (number < 1 || number > size) return std::nullopt;
  LogReceipt receipt{.entry = {}, .log_size = size, .file = {}};
  each_entry(sql, submission_id, number, number, [&](const LogEntry& entry) { receipt.entry = published(entry); });
  const auto index = static_cast<std::uint64_t>(number - 1);
  const auto subtree = subtrees_in(sql, submission_id, tree.size());
  receipt.file = log::write_proof_file({.extra = receipt.entry,
                                        .index = index,
                                        .proof = log::prove_inclusion(index, tree.size(), subtree),
                                        .checkpoint = signed_head(sql, tree, origin)});
  return receipt;
}

}  // namespace kenes::participation
