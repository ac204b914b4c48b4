#include "log/tile.hpp"

#include <catch2/catch.hpp>

#include "log/test_tree.hpp"

using namespace kenes;
using namespace kenes::participation::log;

TEST_CASE("tiles are named as tlog-tiles says") {
  CHECK(path_of({.index = 1'234'067}) == "tile/0/x001/x234/067");
  CHECK(path_of({.level = 3, .index = 0, .width = 17}) == "tile/3/000.p/17");
  CHECK(path_of({.entries = true, .index = 999}) == "tile/entries/999");
  for (const TileName& name : {TileName{.index = 1000}, TileName{.level = 63, .index = 5, .width = 1},
                               TileName{.entries = true, .index = ~std::uint64_t{0}, .width = 255}}) {
    CHECK(tile_at(path_of(name)) == name);
  }
  for (const char* bad : {"",
                          "tile/",
                          "tile/0",
                          "tile/0/",
                          "tile/0/1",
                          "tile/00/001",
                          "tile/64/001",
                          "tile/-1/001",
                          "tile/0/001/002",
                          "tile/0/x001",
                          "tile/0/x000/001",
                          "tile/0/001.p/0",
                          "tile/0/001.p/256",
                          "tile/0/001.p/05",
                          "tile/0/001.p/",
                          "tile/0/0001",
                          "tile/entries/00a",
                          "tile/0/001/",
                          "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
                          "checkpoint"}) {
    INFO(bad);
    CHECK_FALSE(tile_at(bad));
  }
}

TEST_CASE("a log of 70,000 entries has the tiles that the specification counts") {
  constexpr std::uint64_t size = 70'000;
  CHECK(width_in({.index = 272}, size) == 256);
  CHECK(width_in({.index = 273}, size) == 112);
  CHECK(width_in({.index = 274}, size) == 0);
  CHECK(width_in({.level = 1, .index = 0}, size) == 256);
  CHECK(width_in({.level = 1, .index = 1}, size) == 17);
  CHECK(width_in({.level = 2, .index = 0}, size) == 1);
  CHECK(width_in({.level = 3, .index = 0}, size) == 0);
  CHECK(width_in({.level = 63, .index = 0}, size) == 0);
  CHECK(width_in({.index = 1}, 256) == 0);
}

TEST_CASE("bundles give back what was put in, and nothing from broken bytes") {
  const std::vector<std::string> entries{"one", "", std::string(300, 'x')};
  const auto bytes = bundle(entries);
  CHECK(bytes.substr(0, 5) == std::string("\0\3one", 5));
  CHECK(unbundle(bytes) == entries);
  CHECK_FALSE(unbundle(bytes.substr(0, bytes.size() - 1)));
  CHECK_FALSE(unbundle(std::string(1, '\0')));
  CHECK(unbundle("")->empty());
  CHECK_THROWS_AS(bundle(std::vector<std::string>{std::string(65'536, 'x')}), std::length_error);
}

TEST_CASE("proofs can be made from tiles alone") {
  test::Tree tree;
  for (int i = 0; i < 1500; ++i) tree.append();
  const auto size = tree.leaves.size();
  const auto tiles = [&](const TileName& name) {
    std::vector<Digest> hashes;
    for (unsigned i = 0; i < name.width; ++i) {
      const auto width = std::size_t{1} << (tile_height * name.level);
      hashes.push_back(tree.hash((static_cast<std::size_t>(name.index) * tile_width + i) * width, width));
    }
    return hashes;
  };
  const auto subtree = subtree_of(size, tiles);
  const auto root = tree.root(size);
  for (std::uint64_t index = 0; index < size; index += 97)
    CHECK(includes(index, size, tree.leaves[index], root, prove_inclusion(index, size, subtree)));
  for (const std::uint64_t earlier : {1U, 255U, 256U, 257U, 1024U, 1499U})
    CHECK(consistent(earlier, size, tree.root(earlier), root, prove_consistency(earlier, size, subtree)));
  CHECK_THROWS_AS(subtree(3, 188), std::out_of_range);
}
