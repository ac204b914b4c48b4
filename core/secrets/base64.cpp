#include "secrets/base64.hpp"

#include <algorithm>

#include "kenes/base64.hpp"

namespace kenes::secrets {

std::string to_base64url(std::string_view bytes) {
  auto text = to_base64(bytes);
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  text.erase(std::find(text.begin(), text.end(), '='), text.end());
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string padded(text);
  while (padded.ends_with('=')) padded.pop_back();
  std::replace(padded.begin(), padded.end(), '-', '+');
  std::replace(padded.begin(), padded.end(), '_', '/');
  padded.append((4 - padded.size() % 4) % 4, '=');
  return kenes::from_base64(padded);
}

}  // namespace kenes::secrets
