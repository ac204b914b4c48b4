#pragma once
// A tree that keeps all its leaves and hashes them anew each time, as RFC 6962 defines it: slow, and plainly right.
#include "log/proof.hpp"

namespace kenes::participation::log::test {

struct Tree {
  std::vector<Digest> leaves;

  Digest append() {
    leaves.push_back(leaf_hash("entry " + std::to_string(leaves.size())));
    return leaves.back();
  }
  Digest hash(std::size_t begin, std::size_t size) const {
    if (size == 0) return sha256({});
    if (size == 1) return leaves[begin];
    std::size_t half = 1;
    while (half * 2 < size) half *= 2;
    return node_hash(hash(begin, half), hash(begin + half, size - half));
  }
  Digest root(std::size_t size) const { return hash(0, size); }
  Subtree subtree() const {
    return [this](unsigned level, std::uint64_t index) {
      return hash(static_cast<std::size_t>(index << level), std::size_t{1} << level);
    };
  }
};

}  // namespace kenes::participation::log::test
