#pragma once
#include <string>

namespace kenes::identity {

// `count` decimal digits from the operating system's generator, each equally likely. [any thread]
std::string random_digits(int count);

}  // namespace kenes::identity
