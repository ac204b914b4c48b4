#pragma once
// The Merkle tree of a log: the hashing of RFC 6962, 2.1 over SHA-256. Sizes and indexes count entries from 0.
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "kenes/digest.hpp"

namespace kenes::participation::log {

Digest leaf_hash(std::string_view entry);
Digest node_hash(const Digest& left, const Digest& right);

// The right edge of a tree that grows: the roots of its complete subtrees, the largest first, one for each bit that is
// set in its size. All that appending needs, 64 hashes at most.
class Frontier {
 public:
  Frontier() = default;
  // Throws std::invalid_argument if a tree of this size has another number of subtrees.
  Frontier(std::uint64_t size, std::vector<Digest> roots);

  void append(const Digest& leaf);
  // `completed` is told of each subtree of 2, 4, 8, … entries that the leaf makes complete: its height (1, 2, 3, …) and
  // its root.
  void append(const Digest& leaf, const std::function<void(unsigned height, const Digest& root)>& completed);
  std::uint64_t size() const { return size_; }
  const std::vector<Digest>& roots() const { return roots_; }
  // Of an empty tree: the hash of nothing.
  Digest root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> roots_;
};

}  // namespace kenes::participation::log
