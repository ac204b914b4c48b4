#include "drafting/difference.hpp"

#include <catch2/catch.hpp>

#include <random>

using kenes::petition::difference;
using kenes::petition::Piece;

namespace {

std::string side(const std::vector<Piece>& pieces, Piece::Kind own) {
  std::string text;
  for (const auto& piece : pieces) {
    if (piece.kind == Piece::Kind::same || piece.kind == own) text += piece.text;
  }
  return text;
}

std::string shown(const std::vector<Piece>& pieces) {
  std::string text;
  for (const auto& piece : pieces) {
    const char* marks = piece.kind == Piece::Kind::added ? "+" : piece.kind == Piece::Kind::removed ? "-" : "";
    text += *marks == 0 ? piece.text : std::string("[") + marks + piece.text + "]";
  }
  return text;
}

}  // namespace

TEST_CASE("a difference is told by words") {
  CHECK(shown(difference("Plant ten trees", "Plant many trees")) == "Plant [-ten][+many] trees");
  CHECK(shown(difference("", "All new")) == "[+All new]");
  CHECK(shown(difference("Gone", "")) == "[-Gone]");
  CHECK(shown(difference("Same", "Same")) == "Same");
  CHECK(difference("", "").empty());
  CHECK(shown(difference("Қала ыстық", "Қала тым ыстық")) == "Қала [+тым ]ыстық");
  CHECK(shown(difference("a\n\nb", "a\nb")) == "a[-\n\n][+\n]b");
}

TEST_CASE("from a difference both texts can be read again, whatever they are") {
  std::mt19937 random(7);
  const char* const words[] = {"one ", "two ", "three\n", "four, ", "  ", "бес ", "\n\n"};
  const auto text = [&] {
    std::string made;
    for (auto n = random() % 40; n > 0; --n) made += words[random() % 7];
    return made;
  };
  for (int i = 0; i < 300; ++i) {
    const auto before = text(), after = text();
    const auto pieces = difference(before, after);
    REQUIRE(side(pieces, Piece::Kind::removed) == before);
    REQUIRE(side(pieces, Piece::Kind::added) == after);
  }
  // Too long to be compared word by word: still both texts.
  std::string before, after;
  for (int i = 0; i < 3000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  const auto pieces = difference(before, after);
  CHECK(side(pieces, Piece::Kind::removed) == before);
  CHECK(side(pieces, Piece::Kind::added) == after);
}
