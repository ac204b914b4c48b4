#pragma once
// Names and contents of the tiles in which a log is published (https://c2sp.org/tlog-tiles).
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "log/proof.hpp"

namespace kenes::participation::log {

inline constexpr unsigned tile_height = 8;
inline constexpr unsigned tile_width = 1U << tile_height;

// A tile of hashes, or (`entries`) the bundle with the entries of the tile of that index at level 0.
struct TileName {
  bool entries = false;
  unsigned level = 0;
  std::uint64_t index = 0;
  unsigned width = tile_width;  // less: the last tile of its level
  bool operator==(const TileName&) const = default;
};

// "tile/0/x001/x234/067.p/5", "tile/entries/000".
std::string path_of(const TileName& name);
// nullopt for anything that path_of doesn't write.
std::optional<TileName> tile_at(std::string_view path);

// How many hashes, or entries, a tile has in a log of this size: 0 if it isn't there yet, at most tile_width.
unsigned width_in(const TileName& name, std::uint64_t size);

// Entries of at most 65,535 bytes, each behind its length. Throws std::length_error for a longer one.
std::string bundle(std::span<const std::string> entries);
// nullopt if the bytes are no bundle.
std::optional<std::vector<std::string>> unbundle(std::string_view bytes);

// Subtrees of a log that keeps its tiles: `tile` gives the hashes of a tile, at least `width` of them.
using Tiles = std::function<std::vector<Digest>(const TileName& name)>;
Subtree subtree_of(std::uint64_t size, Tiles tiles);

}  // namespace kenes::participation::log
