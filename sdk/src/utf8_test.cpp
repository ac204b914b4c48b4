#include "kenes/utf8.hpp"

#include <catch2/catch.hpp>

using kenes::first_line_not_utf8;

TEST_CASE("UTF-8 is told from other encodings") {
  CHECK(first_line_not_utf8("") == 0);
  CHECK(first_line_not_utf8("Кеңес\n✓ 𝄞") == 0);
  CHECK(first_line_not_utf8(std::string(10000, 'x') + "\n\xff") == 2);
  CHECK(first_line_not_utf8("\xed\xa0\x80") == 1);  // a surrogate
  CHECK(first_line_not_utf8("cut \xd0") == 1);
}
