#include <bit>

#include "log/proof.hpp"

namespace kenes::participation::log {
namespace {

// Where a way up the tree stands: the node on it, and the last node of that level.
struct Way {
  std::uint64_t node, last;

  // Whether the next hash of the proof is on the left. Goes up to where it is used, and past it.
  bool step() {
    const bool from_left = (node & 1U) != 0 || node == last;
    while (from_left && (node & 1U) == 0 && node != 0) up();
    up();
    return from_left;
  }
  void up() {
    node >>= 1U;
    last >>= 1U;
  }
  bool at_top() const { return last == 0; }
};

}  // namespace

bool includes(std::uint64_t index, std::uint64_t size, const Digest& leaf, const Digest& root, const Proof& proof) {
  if (index >= size) return false;
  Way way{index, size - 1};
  auto hash = leaf;
  for (const auto& other : proof) {
    if (way.at_top()) return false;
    hash = way.step() ? node_hash(other, hash) : node_hash(hash, other);
  }
  return way.at_top() && hash == root;
}

bool consistent(std::uint64_t earlier, std::uint64_t later, const Digest& earlier_root, const Digest& later_root,
                const Proof& proof) {
  if (earlier == 0 || earlier > later) return false;
  if (earlier == later) return proof.empty() && earlier_root == later_root;
  if (proof.empty()) return false;
  Way way{earlier - 1, later - 1};
  while ((way.node & 1U) != 0) way.up();
  // A complete earlier tree is a node of the later one: its root begins the way, and the proof leaves it out.
  const bool complete = std::has_single_bit(earlier);
  auto old_hash = complete ? earlier_root : proof.front(), new_hash = old_hash;
  for (auto other = proof.begin() + (complete ? 0 : 1); other != proof.end(); ++other) {
    if (way.at_top()) return false;
    if (way.step()) {
      old_hash = node_hash(*other, old_hash);
      new_hash = node_hash(*other, new_hash);
    } else {
      new_hash = node_hash(new_hash, *other);
    }
  }
  return way.at_top() && old_hash == earlier_root && new_hash == later_root;
}

}  // namespace kenes::participation::log
