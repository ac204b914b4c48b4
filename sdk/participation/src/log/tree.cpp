#include "log/tree.hpp"

#include <bit>
#include <stdexcept>
#include <string>

namespace kenes::participation::log {

Digest leaf_hash(std::string_view entry) {
  std::string bytes(1, '\0');
  return sha256(bytes.append(entry));
}

Digest node_hash(const Digest& left, const Digest& right) {
  std::string bytes(1, '\1');
  bytes.append(left.begin(), left.end()).append(right.begin(), right.end());
  return sha256(bytes);
}

Frontier::Frontier(std::uint64_t size, std::vector<Digest> roots) : size_(size), roots_(std::move(roots)) {
  if (static_cast<std::size_t>(std::popcount(size_)) != roots_.size())
    throw std::invalid_argument("a tree of " + std::to_string(size_) + " entries has " +
                                std::to_string(std::popcount(size_)) + " complete subtrees, not " +
                                std::to_string(roots_.size()));
}

void Frontier::append(const Digest& leaf) {
  append(leaf, [](unsigned, const Digest&) {});
}

void Frontier::append(const Digest& leaf, const std::function<void(unsigned height, const Digest& root)>& completed) {
  roots_.push_back(leaf);
  unsigned height = 0;
  // Each 1 at the end of the old size is a subtree as large as the one that is on its right now.
  for (auto bits = size_++; (bits & 1U) != 0; bits >>= 1U) {
    const auto right = roots_.back();
    roots_.pop_back();
    roots_.back() = node_hash(roots_.back(), right);
    completed(++height, roots_.back());
  }
}

Digest Frontier::root() const {
  if (roots_.empty()) return sha256({});
  auto root = roots_.back();
  for (auto left = roots_.rbegin() + 1; left != roots_.rend(); ++left) root = node_hash(*left, root);
  return root;
}

}  // namespace kenes::participation::log
