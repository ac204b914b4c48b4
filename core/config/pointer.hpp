#pragma once
// JSON pointers (RFC 6901), the names of values in a Document.
#include <cstddef>
#include <string>
#include <string_view>

namespace kenes::config {

inline std::string child(const std::string& pointer, std::string_view key) {
  std::string result = pointer + "/";
  for (const char c : key) {
    if (c == '~')
      result += "~0";
    else if (c == '/')
      result += "~1";
    else
      result += c;
  }
  return result;
}

inline std::string child(const std::string& pointer, std::size_t index) {
  return pointer + "/" + std::to_string(index);
}

}  // namespace kenes::config
