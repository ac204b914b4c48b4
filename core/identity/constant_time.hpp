#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace kenes::identity {

// Takes the same time wherever the texts differ; their lengths are not hidden.
bool constant_time_equal(std::string_view a, std::string_view b);

// `digits` decimal digits from the operating system's generator, each number equally likely.
std::string random_digits(int digits);

}  // namespace kenes::identity
