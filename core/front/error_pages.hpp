#pragma once
#include <filesystem>

#include "kenes/result.hpp"

namespace kenes::front {

// Writes <folder>/<code>.<language>.html in English, Kazakh and Russian, and errors.css: what visitors see when no node
// can answer. Error code "unwritable_folder".
Result<void> write_error_pages(const std::filesystem::path& folder);

}  // namespace kenes::front
