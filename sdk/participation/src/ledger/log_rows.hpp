#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "ledger/log_entry.hpp"
#include "log/tile.hpp"
#include "log/tree.hpp"

namespace kenes::participation {

// A tile that has become full.
struct FullTile {
  std::int64_t submission_id = 0;
  unsigned level = 0;
  std::uint64_t number = 0;
  Digest root{};
};

// One array for each column, for unnest.
struct TileColumns {
  explicit TileColumns(const std::vector<FullTile>& tiles);
  std::vector<std::int64_t> submissions, levels, numbers;
  std::vector<std::string> roots;
};

std::string hex_of(const std::vector<Digest>& digests);  // one behind the other

// Appends a leaf, and what it completes to `full`.
void append(log::Frontier& tree, const LogEntry& entry, std::vector<FullTile>& full);

// The trees that are stored; of the submissions without one, nothing.
std::map<std::int64_t, log::Frontier> read_heads(soci::session& sql, const std::vector<std::int64_t>& submissions);
void insert_tiles(soci::session& sql, const std::vector<FullTile>& tiles);

// The roots of `count` full tiles of a level, from the tile `first` on.
std::vector<Digest> read_tile_roots(soci::session& sql, std::int64_t submission_id, unsigned level, std::uint64_t first,
                                    unsigned count);

// The entries of a submission with numbers from `first` to `last`, in their order.
void each_entry(soci::session& sql, std::int64_t submission_id, std::int64_t first, std::int64_t last,
                const std::function<void(const LogEntry&)>& take);

}  // namespace kenes::participation
