#include "log/tile.hpp"

#include <algorithm>
#include <stdexcept>

namespace kenes::participation::log {

unsigned width_in(const TileName& name, std::uint64_t size) {
  const auto shift = tile_height * name.level;
  const auto hashes = shift < 64 ? size >> shift : 0;
  if (name.index > hashes / tile_width) return 0;
  return static_cast<unsigned>(std::min<std::uint64_t>(tile_width, hashes - name.index * tile_width));
}

std::string bundle(std::span<const std::string> entries) {
  std::string bytes;
  for (const auto& entry : entries) {
    if (entry.size() > 0xffff) throw std::length_error("an entry of a log has at most 65535 bytes");
    bytes += {static_cast<char>(entry.size() >> 8U), static_cast<char>(entry.size() & 0xffU)};
    bytes += entry;
  }
  return bytes;
}

std::optional<std::vector<std::string>> unbundle(std::string_view bytes) {
  std::vector<std::string> entries;
  while (!bytes.empty()) {
    if (bytes.size() < 2) return std::nullopt;
    const auto size =
        static_cast<std::size_t>(static_cast<unsigned char>(bytes[0])) * 256 + static_cast<unsigned char>(bytes[1]);
    bytes.remove_prefix(2);
    if (bytes.size() < size) return std::nullopt;
    entries.emplace_back(bytes.substr(0, size));
    bytes.remove_prefix(size);
  }
  return entries;
}

Subtree subtree_of(std::uint64_t size, Tiles tiles) {
  return [size, tiles = std::move(tiles)](unsigned level, std::uint64_t index) {
    // The tile whose hashes lie below the subtree's root, and which of them do.
    const auto above = level % tile_height;
    TileName name{.level = level / tile_height, .index = index >> (tile_height - above)};
    name.width = width_in(name, size);
    const auto hashes = tiles(name);
    const auto first = static_cast<std::size_t>((index << above) % tile_width), count = std::size_t{1} << above;
    if (first + count > hashes.size()) throw std::out_of_range("the log has no complete subtree there");
    Frontier subtree;
    for (std::size_t i = first; i < first + count; ++i) subtree.append(hashes[i]);
    return subtree.root();
  };
}

}  // namespace kenes::participation::log
