#include "identity/local_path.hpp"

#include <algorithm>

namespace kenes::identity {
namespace {

constexpr std::size_t longest = 6000;  // below nginx's 8 KB for a request line, also when it was encoded once more

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

void append_encoded(std::string& to, char c) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  to += {'%', digits[byte >> 4], digits[byte & 15]};
}

bool is_page_of_signing_in(std::string_view path) {
  for (const std::string_view page : {"/sign-in", "/sign-out", "/signed-out"}) {
    if (path == page || (path.starts_with(page) && path[page.size()] == '/')) return true;
  }
  return false;
}

}  // namespace

std::string local_path(std::string_view then) {
  const auto path = then.substr(0, then.find_first_of("?#"));
  const bool unsafe = std::any_of(then.begin(), then.end(), [](char c) {
    // Browsers drop tabs and line ends and read "\" as "/", which would turn "/\t/host" into another site.
    return is_ascii(c) && (c < ' ' || c == 0x7f || c == '\\');
  });
  if (unsafe || !path.starts_with('/') || path.find("//") != std::string_view::npos || then.size() > longest ||
      is_page_of_signing_in(path)) {
    return "/";
  }
  std::string encoded;
  for (const char c : then) {
    if (is_ascii(c) && c != ' ') {
      encoded += c;
    } else {
      append_encoded(encoded, c);
    }
  }
  return encoded;
}

std::string in_query(std::string_view value) {
  static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string encoded;
  for (const char c : value) {
    if (plain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      append_encoded(encoded, c);
    }
  }
  return encoded;
}

}  // namespace kenes::identity
