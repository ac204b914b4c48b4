#include <bit>
#include <stdexcept>

#include "log/proof.hpp"

namespace kenes::participation::log {
namespace {

// Entries [begin, begin + size) of the tree; the left part of every split is complete.
struct Range {
  std::uint64_t begin, size;
  std::uint64_t split() const { return std::bit_floor(size - 1); }
  Range left() const { return {begin, split()}; }
  Range right() const { return {begin + split(), size - split()}; }
};

Digest hash_of(const Range& range, const Subtree& subtree) {
  if (std::has_single_bit(range.size)) {
    const auto level = static_cast<unsigned>(std::countr_zero(range.size));
    return subtree(level, range.begin >> level);
  }
  return node_hash(hash_of(range.left(), subtree), hash_of(range.right(), subtree));
}

void prove_inclusion(std::uint64_t index, const Range& range, const Subtree& subtree, Proof& proof) {
  if (range.size == 1) return;
  const bool on_left = index < range.right().begin;
  prove_inclusion(index, on_left ? range.left() : range.right(), subtree, proof);
  proof.push_back(hash_of(on_left ? range.right() : range.left(), subtree));
}

// `known`: the verifier has the root of exactly this range already.
void prove_consistency(std::uint64_t earlier, const Range& range, bool known, const Subtree& subtree, Proof& proof) {
  if (earlier == range.begin + range.size) {
    if (!known) proof.push_back(hash_of(range, subtree));
    return;
  }
  if (earlier <= range.right().begin) {
    prove_consistency(earlier, range.left(), known, subtree, proof);
    proof.push_back(hash_of(range.right(), subtree));
  } else {
    prove_consistency(earlier, range.right(), false, subtree, proof);
    proof.push_back(hash_of(range.left(), subtree));
  }
}

}  // namespace

Proof prove_inclusion(std::uint64_t index, std::uint64_t size, const Subtree& subtree) {
  if (index >= size) throw std::out_of_range("no entry has this index in a tree of this size");
  Proof proof;
  prove_inclusion(index, {0, size}, subtree, proof);
  return proof;
}

Proof prove_consistency(std::uint64_t earlier, std::uint64_t later, const Subtree& subtree) {
  if (earlier == 0 || earlier > later) throw std::out_of_range("the earlier tree must have entries, and not more");
  Proof proof;
  prove_consistency(earlier, {0, later}, true, subtree, proof);
  return proof;
}

}  // namespace kenes::participation::log
