#pragma once
// Sizes and kinds of files in words, for the formatters `bytes` and `filetype` and for messages.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/translator.hpp"

namespace kenes::view {

// "850 bytes", "12 kB", "1.5 MB": powers of ten, as browsers and phones show them.
std::string file_size(std::int64_t bytes, const Translator& words);

// "PDF", "JPEG picture"; the media type itself for what few people know.
std::string file_type(std::string_view type, const Translator& words);

// "PDF, pictures" for {"application/pdf", "image/*"}.
std::string file_types(const std::vector<std::string>& types, const Translator& words);

}  // namespace kenes::view
