#pragma once
// The inside of one {{…}}: words, quoted texts, references.
#include <string>
#include <string_view>

namespace kenes::view {

class Tag {
 public:
  explicit Tag(std::string_view text) : text_(text) {}

  void skip_space();
  bool at_end();
  bool take(char c);
  // Letters, digits and what stands in names and paths: _ . / |
  std::string word();
  // "…" with \" and \\. False if there is no closed quoted text here.
  bool quoted(std::string& out);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// Where a tag that starts after "{{" ends: the position of its "}}" outside of quoted texts; npos if it isn't closed.
std::size_t end_of_tag(std::string_view text, std::size_t from);

}  // namespace kenes::view
