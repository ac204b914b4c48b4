#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace kenes::files {

inline constexpr std::int64_t most_head = 8'192;

// The head of one part of a form.
struct PartHead {
  std::string field, name, type;
  bool is_file = false;
};

// `field` is empty if the head is not one of a form's part.
PartHead read_part(std::string_view head);

// "multipart/form-data; boundary=X" -> "X"; empty if it is anything else.
std::string boundary_of(std::string_view content_type);

}  // namespace kenes::files
