#include "support_log/tiles.hpp"

#include <map>
#include <memory>

#include "ledger/log_rows.hpp"

namespace kenes::participation {

std::vector<std::string> entries_in(soci::session& sql, std::int64_t submission_id, const log::TileName& name) {
  std::vector<std::string> entries;
  const auto before = static_cast<std::int64_t>(name.index * log::tile_width);
  each_entry(sql, submission_id, before + 1, before + name.width,
             [&](const LogEntry& entry) { entries.push_back(published(entry)); });
  return entries;
}

std::vector<Digest> hashes_in(soci::session& sql, std::int64_t submission_id, const log::TileName& name) {
  if (name.level > 0) {
    return read_tile_roots(sql, submission_id, name.level - 1, name.index * log::tile_width, name.width);
  }
  std::vector<Digest> hashes;
  for (const auto& entry : entries_in(sql, submission_id, name)) hashes.push_back(log::leaf_hash(entry));
  return hashes;
}

log::Subtree subtrees_in(soci::session& sql, std::int64_t submission_id, std::uint64_t size) {
  using Key = std::pair<unsigned, std::uint64_t>;
  auto known = std::make_shared<std::map<Key, std::vector<Digest>>>();
  return log::subtree_of(size, [&sql, submission_id, known](const log::TileName& name) {
    const auto [place, is_new] = known->try_emplace(Key{name.level, name.index});
    if (is_new) place->second = hashes_in(sql, submission_id, name);
    return place->second;
  });
}

}  // namespace kenes::participation
