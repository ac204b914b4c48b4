#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kenes::http {

// FNV-1a, 64 bits, as 16 hex digits: names versions of pages and files. Not for secrets.
inline std::string content_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::string result(16, '0');
  for (auto digit = result.rbegin(); digit != result.rend(); ++digit, hash >>= 4)
    *digit = "0123456789abcdef"[hash & 15];
  return result;
}

}  // namespace kenes::http
