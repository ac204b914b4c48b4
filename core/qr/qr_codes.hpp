#pragma once
#include "kenes/qr_codes.hpp"

namespace kenes::qr {

// QR codes by libqrencode, drawn as SVG. Nothing is kept. [any thread]
class SvgCodes final : public QrCodes {
 public:
  std::string svg(std::string_view content, std::string_view label) const override;
};

}  // namespace kenes::qr
