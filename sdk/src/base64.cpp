#include "kenes/base64.hpp"

#include <openssl/evp.h>

namespace kenes {

std::string to_base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), from, static_cast<int>(bytes.size()));
  text.pop_back();  // OpenSSL ends it with NUL
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size() / 4 * 3, '\0');
  const auto* from = reinterpret_cast<const unsigned char*>(text.data());
  if (text.size() % 4 != 0 ||
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), from, static_cast<int>(text.size())) < 0)
    return std::nullopt;
  for (auto rest = text; rest.ends_with('=') && !bytes.empty(); rest.remove_suffix(1)) bytes.pop_back();
  // OpenSSL forgives blanks, and bits that say nothing.
  return to_base64(bytes) == text ? std::optional(bytes) : std::nullopt;
}

}  // namespace kenes
