#include "ledger/log_book.hpp"

#include <spdlog/fmt/fmt.h>

#include <stdexcept>

#include "ledger/log_rows.hpp"

namespace kenes::participation {
namespace {

constexpr std::size_t most_known = 10'000;

std::string end_of(const log::Frontier& tree) {
  return tree.roots().empty() ? "" : hex_of({tree.roots().back()});
}

}  // namespace

std::vector<FullTile> LogBook::append(soci::session& sql, const std::vector<LogEntry>& entries) {
  pending_.clear();
  stored_ends_.clear();
  open(sql, entries);
  std::vector<FullTile> full;
  for (const auto& entry : entries) participation::append(pending_.at(entry.submission_id), entry, full);
  return full;
}

// A tree that isn't known at the right size is read. One that is not stored to that size, because the log came later
// than its supports, is worked out from them first.
void LogBook::open(soci::session& sql, const std::vector<LogEntry>& entries) {
  std::map<std::int64_t, std::int64_t> sizes;  // before the first of these entries
  for (const auto& entry : entries) sizes.try_emplace(entry.submission_id, entry.number - 1);
  std::vector<std::int64_t> unknown;
  for (const auto& [id, size] : sizes) {
    const auto known = known_.find(id);
    if (known != known_.end() && known->second.size() == static_cast<std::uint64_t>(size)) {
      pending_.emplace(id, known->second);
      stored_ends_.emplace(id, end_of(known->second));
    } else if (size == 0) {
      pending_.emplace(id, log::Frontier());
      stored_ends_.emplace(id, "");
    } else {
      unknown.push_back(id);
    }
  }
  if (unknown.empty()) return;
  auto stored = read_heads(sql, unknown);
  for (const auto id : unknown) {
    auto& tree = pending_[id] = std::move(stored[id]);
    stored_ends_.emplace(id, end_of(tree));
    const auto size = sizes.at(id);
    if (tree.size() > static_cast<std::uint64_t>(size)) {
      throw std::logic_error(
          fmt::format("the log of submission {} has {} entries, its ledger {}", id, tree.size(), size));
    }
    std::vector<FullTile> full;
    each_entry(sql, id, static_cast<std::int64_t>(tree.size()) + 1, size,
               [&](const LogEntry& entry) { participation::append(tree, entry, full); });
    insert_tiles(sql, full);
  }
}

void LogBook::committed() {
  if (known_.size() > most_known) known_.clear();
  for (auto& [id, tree] : pending_) known_.insert_or_assign(id, std::move(tree));
  pending_.clear();
}

}  // namespace kenes::participation
