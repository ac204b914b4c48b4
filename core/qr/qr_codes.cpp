#include "qr/qr_codes.hpp"

#include <qrencode.h>
#include <spdlog/fmt/fmt.h>

#include <memory>
#include <new>
#include <stdexcept>

namespace kenes::qr {
namespace {

constexpr int quiet_zone = 4;          // modules; ISO/IEC 18004, 9.1
constexpr std::size_t longest = 2331;  // bytes of a version 40 code at level M
constexpr int module_size = 6;         // pixels, for where nothing else gives a size

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, FreeCode>;

Code encode(std::string_view content) {
  if (content.empty() || content.size() > longest) {
    throw std::invalid_argument(fmt::format("a QR code holds 1 to {} bytes, not {}", longest, content.size()));
  }
  Code code(QRcode_encodeData(static_cast<int>(content.size()), reinterpret_cast<const unsigned char*>(content.data()),
                              0, QR_ECLEVEL_M));
  if (!code) throw std::bad_alloc();
  return code;
}

// The dark modules as one path: a rectangle for each run in a row.
std::string path_of(const QRcode& code) {
  std::string path;
  for (int y = 0; y < code.width; ++y) {
    const auto dark = [&](int x) { return x < code.width && (code.data[y * code.width + x] & 1U) != 0; };
    for (int x = 0; x < code.width; ++x) {
      if (!dark(x)) continue;
      const int start = x;
      while (dark(x)) ++x;
      path += fmt::format("M{} {}h{}v1h-{}z", start + quiet_zone, y + quiet_zone, x - start, x - start);
    }
  }
  return path;
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '<':
        safe += "&lt;";
        break;
      case '&':
        safe += "&amp;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

}  // namespace

std::string SvgCodes::svg(std::string_view content, std::string_view label) const {
  const auto code = encode(content);
  const int side = code->width + 2 * quiet_zone;
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{0}\" width=\"{1}\" height=\"{1}\" "
      "viewBox=\"0 0 {2} {2}\" shape-rendering=\"crispEdges\"><title>{0}</title><path fill=\"#fff\" "
      "d=\"M0 0h{2}v{2}H0z\"/><path d=\"{3}\"/></svg>",
      escaped(label), side * module_size, side, path_of(*code));
}

}  // namespace kenes::qr
