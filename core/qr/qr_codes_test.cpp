#include "qr/qr_codes.hpp"

#include <qrencode.h>

#include <catch2/catch.hpp>
#include <regex>
#include <set>

using namespace kenes;

namespace {

// The dark modules that the path draws.
std::set<std::pair<int, int>> drawn(const std::string& svg) {
  static const std::regex run("M([0-9]+) ([0-9]+)h([0-9]+)v1h-([0-9]+)z");
  std::set<std::pair<int, int>> dark;
  for (std::sregex_iterator match(svg.begin(), svg.end(), run), end; match != end; ++match) {
    const int x = std::stoi((*match)[1]), y = std::stoi((*match)[2]), length = std::stoi((*match)[3]);
    CHECK((*match)[3] == (*match)[4]);
    for (int i = 0; i < length; ++i) CHECK(dark.emplace(x + i, y).second);
  }
  return dark;
}

}  // namespace

TEST_CASE("a QR code draws every module of the code once, within its quiet zone") {
  const std::string content = "https://example.org/petitions/7?from=poster – Ā";
  const auto dark = drawn(qr::SvgCodes().svg(content, "Link"));
  auto* code = QRcode_encodeData(static_cast<int>(content.size()),
                                 reinterpret_cast<const unsigned char*>(content.data()), 0, QR_ECLEVEL_M);
  REQUIRE(code != nullptr);
  std::set<std::pair<int, int>> expected;
  for (int i = 0; i < code->width * code->width; ++i) {
    if ((code->data[i] & 1U) != 0) expected.emplace(i % code->width + 4, i / code->width + 4);
  }
  CHECK(dark == expected);
  // A finder pattern stands in the corner (ISO/IEC 18004, 6.3.3).
  for (int i = 0; i < 7; ++i) CHECK(dark.contains({4 + i, 4}));
  CHECK_FALSE(dark.contains({5, 5}));
  QRcode_free(code);
}

TEST_CASE("a QR code has a name for those who can't see it") {
  const auto svg = qr::SvgCodes().svg("x", "Pay <now> & \"later\"");
  CHECK(svg.find("<title>Pay &lt;now> &amp; &quot;later&quot;</title>") != std::string::npos);
  CHECK(svg.find("role=\"img\" aria-label=\"Pay &lt;now>") != std::string::npos);
}

TEST_CASE("a QR code holds no more than the standard's largest") {
  CHECK(drawn(qr::SvgCodes().svg(std::string(2331, 'x'), "")).size() > 10'000);
  CHECK_THROWS_AS(qr::SvgCodes().svg(std::string(2332, 'x'), ""), std::invalid_argument);
  CHECK_THROWS_AS(qr::SvgCodes().svg("", ""), std::invalid_argument);
}
