#pragma once
// Proofs over the tree of a log (RFC 6962, 2.1.1 and 2.1.2; checked as RFC 9162, 2.1.3.2 and 2.1.4.2 say).
#include <functional>

#include "log/tree.hpp"

namespace kenes::participation::log {

using Proof = std::vector<Digest>;  // from the leaf's end to the root's

// The hash of a complete subtree: of the entries [index * 2^level, (index + 1) * 2^level).
using Subtree = std::function<Digest(unsigned level, std::uint64_t index)>;

// That the entry at `index` is in the tree of `size`. Throws std::out_of_range unless index < size.
Proof prove_inclusion(std::uint64_t index, std::uint64_t size, const Subtree& subtree);
// That the tree of `later` entries begins with that of `earlier`. Throws std::out_of_range unless 0 < earlier <= later.
Proof prove_consistency(std::uint64_t earlier, std::uint64_t later, const Subtree& subtree);

// False for whatever isn't proved, nonsense included. Nothing can be proved of an empty earlier tree.
bool includes(std::uint64_t index, std::uint64_t size, const Digest& leaf, const Digest& root, const Proof& proof);
bool consistent(std::uint64_t earlier, std::uint64_t later, const Digest& earlier_root, const Digest& later_root,
                const Proof& proof);

}  // namespace kenes::participation::log
