#include "view/slots.hpp"

#include "view/parser.hpp"

namespace kenes::view {

std::vector<Piece> split_placeholders(const std::string& text) {
  std::vector<Piece> pieces(1);
  std::size_t at = 0;
  while (at < text.size()) {
    const auto open = text.find('{', at);
    const auto close = open == std::string::npos ? open : text.find('}', open);
    if (close == std::string::npos) break;
    pieces.back().text += text.substr(at, open - at);
    Reference reference;
    const bool for_scripts = open > 0 && text[open - 1] == '%';
    if (!for_scripts && parse_reference(std::string_view(text).substr(open + 1, close - open - 1), reference)) {
      pieces.back().has_value = true;
      pieces.back().value = std::move(reference);
      pieces.emplace_back();
      at = close + 1;
    } else {
      pieces.back().text += '{';
      at = open + 1;
    }
  }
  pieces.back().text += text.substr(at);
  if (pieces.size() > 1 && pieces.back().text.empty()) pieces.pop_back();
  return pieces;
}

}  // namespace kenes::view
