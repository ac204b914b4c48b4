#pragma once
#include <array>
#include <string>
#include <string_view>

namespace kenes::secrets {

std::string hex(const unsigned char* bytes, std::size_t count);
// 64 lower-case hex digits.
std::string sha256_hex(std::string_view data);
// Takes the same time wherever the texts differ; their lengths are not hidden.
bool constant_time_equal(std::string_view a, std::string_view b);

}  // namespace kenes::secrets
