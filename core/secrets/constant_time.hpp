#pragma once
#include <string_view>

namespace kenes::secrets {

// Takes the same time wherever the texts differ; their lengths are not hidden.
bool constant_time_equal(std::string_view a, std::string_view b);

}  // namespace kenes::secrets
