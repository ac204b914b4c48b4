#pragma once
#include "kenes/digest.hpp"

namespace kenes::secrets {

// SHA-256 of an open file from its beginning, read in small pieces. Throws std::system_error if it can't be read.
Digest sha256_of_file(int descriptor);

}  // namespace kenes::secrets
