#include "log/tree.hpp"

#include <catch2/catch.hpp>

#include "log/test_tree.hpp"

using namespace kenes;
using namespace kenes::participation::log;

TEST_CASE("an empty log has the hash of nothing, a log of one entry that of its leaf") {
  // RFC 6962, 2.1; the first is the well-known SHA-256 of no bytes.
  CHECK(hex(Frontier().root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(leaf_hash("")) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  Frontier one;
  one.append(leaf_hash("a"));
  CHECK(one.root() == leaf_hash("a"));
}

TEST_CASE("a growing edge has the root that the whole tree has") {
  Frontier edge;
  test::Tree tree;
  for (int i = 0; i < 700; ++i) {
    edge.append(tree.append());
    REQUIRE(edge.size() == tree.leaves.size());
    REQUIRE(edge.root() == tree.root(edge.size()));
    // Kept and taken up again, it goes on.
    edge = Frontier(edge.size(), edge.roots());
  }
  CHECK_THROWS_WITH(Frontier(3, {leaf_hash("")}), "a tree of 3 entries has 2 complete subtrees, not 1");
}
