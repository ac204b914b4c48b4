#include "identity/constant_time.hpp"

#include <sodium.h>

#include <stdexcept>

namespace kenes::identity {

bool constant_time_equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string random_digits(int digits) {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium found no generator of random numbers");
  std::string text;
  for (int i = 0; i < digits; ++i) text += static_cast<char>('0' + randombytes_uniform(10));
  return text;
}

}  // namespace kenes::identity
