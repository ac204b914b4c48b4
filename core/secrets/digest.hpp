#pragma once
#include <array>
#include <string>
#include <string_view>

namespace kenes::secrets {

std::string hex(const unsigned char* bytes, std::size_t count);
// 64 lower-case hex digits.
std::string sha256_hex(std::string_view data);
// Of an open file from its beginning, read in small pieces. Throws std::system_error if it can't be read.
std::string sha256_hex(int descriptor);
// Takes the same time wherever the texts differ; their lengths are not hidden.
bool constant_time_equal(std::string_view a, std::string_view b);

}  // namespace kenes::secrets
