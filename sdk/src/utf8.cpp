#include "kenes/utf8.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>

namespace kenes {

int first_line_not_utf8(const std::string& text) {
  // The C library refuses what is not UTF-8 on the way to another encoding; what comes out is thrown away.
  const auto converter = ::iconv_open("UTF-32LE", "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1))  // NOLINT(performance-no-int-to-ptr): iconv(3) says so
    throw std::runtime_error("iconv knows no UTF-8");
  auto* in = const_cast<char*>(text.data());
  std::size_t left = text.size();
  bool valid = true;
  while (left > 0 && valid) {
    std::array<char, 4096> sink{};
    auto* out = sink.data();
    auto room = sink.size();
    valid = ::iconv(converter, &in, &left, &out, &room) != static_cast<std::size_t>(-1) || errno == E2BIG;
  }
  ::iconv_close(converter);
  return valid ? 0 : 1 + static_cast<int>(std::count(text.data(), const_cast<const char*>(in), '\n'));
}

}  // namespace kenes
