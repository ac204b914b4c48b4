#include "identity/random_digits.hpp"

#include <sodium.h>

#include <stdexcept>

namespace kenes::identity {

std::string random_digits(int count) {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium found no generator of random numbers");
  std::string digits;
  for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + randombytes_uniform(10));
  return digits;
}

}  // namespace kenes::identity
