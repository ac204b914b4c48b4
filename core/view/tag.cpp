#include "view/tag.hpp"

#include <cctype>

namespace kenes::view {

void Tag::skip_space() {
  while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
}

bool Tag::at_end() {
  skip_space();
  return at_ == text_.size();
}

bool Tag::take(char c) {
  skip_space();
  if (at_ == text_.size() || text_[at_] != c) return false;
  ++at_;
  return true;
}

std::string Tag::word() {
  skip_space();
  const auto start = at_;
  while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) ||
                                std::string_view("_./|").find(text_[at_]) != std::string_view::npos)) {
    ++at_;
  }
  return std::string(text_.substr(start, at_ - start));
}

bool Tag::quoted(std::string& out) {
  if (!take('"')) return false;
  out.clear();
  for (; at_ < text_.size(); ++at_) {
    if (text_[at_] == '"') {
      ++at_;
      return true;
    }
    if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
    out += text_[at_];
  }
  return false;
}

std::size_t end_of_tag(std::string_view text, std::size_t from) {
  const bool words = from < text.size() && (text[from] == '_' || text[from] == '>');
  if (!words) return text.find("}}", from);
  bool inside = false;
  for (auto at = from; at < text.size(); ++at) {
    if (inside && text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      inside = !inside;
    } else if (!inside && text.compare(at, 2, "}}") == 0) {
      return at;
    }
  }
  return std::string_view::npos;
}

}  // namespace kenes::view
