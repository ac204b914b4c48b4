#include "secrets/matches.hpp"

#include <algorithm>

#include "secrets/constant_time.hpp"

namespace kenes::secrets {

bool matches(const Secrets& secrets, std::string_view purpose, std::string_view text, std::string_view hash) {
  const auto known = secrets.keyed_hashes(purpose, text);
  return std::any_of(known.begin(), known.end(), [&](const auto& one) { return constant_time_equal(one, hash); });
}

}  // namespace kenes::secrets
