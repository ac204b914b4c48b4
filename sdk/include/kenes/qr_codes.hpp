#pragma once
#include <string>
#include <string_view>

#include "kenes/api.hpp"

namespace kenes {

// QR codes (ISO/IEC 18004), error correction level M. Offered by the host: host.find<QrCodes>(). [any thread]
class KENES_API QrCodes {
 public:
  static constexpr std::string_view service_id = "kenes.qr_codes/1";
  virtual ~QrCodes();
  // A whole SVG document, black on white with its quiet zone, named `label` for those who can't see it. Throws
  // std::invalid_argument if the content is longer than such a code holds (2,331 bytes).
  virtual std::string svg(std::string_view content, std::string_view label) const = 0;
};

}  // namespace kenes
