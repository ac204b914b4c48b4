#include "secrets/base64.hpp"

#include <openssl/evp.h>

#include <algorithm>

namespace kenes::secrets {

std::string to_base64url(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const auto length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  text.erase(std::find(text.begin(), text.end(), '='), text.end());
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string padded(text);
  while (padded.ends_with('=')) padded.pop_back();
  const auto digit = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
  };
  std::replace(padded.begin(), padded.end(), '-', '+');
  std::replace(padded.begin(), padded.end(), '_', '/');
  if (padded.size() % 4 == 1 || !std::all_of(padded.begin(), padded.end(), digit)) return std::nullopt;
  const auto filling = (4 - padded.size() % 4) % 4;
  padded.append(filling, '=');
  std::string bytes(padded.size() / 4 * 3 + 1, '\0');
  const auto length =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(padded.data()), static_cast<int>(padded.size()));
  if (length < 0) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(length) - filling);
  return bytes;
}

}  // namespace kenes::secrets
