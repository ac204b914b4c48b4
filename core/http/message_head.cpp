#include "http/message_head.hpp"

#include <algorithm>

namespace kenes::http {
namespace {

constexpr std::string_view line_end = "\r\n", head_end = "\r\n\r\n";

std::string_view next_line(std::string_view& rest) {
  const auto end = std::min(rest.find(line_end), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + line_end.size(), rest.size()));
  return line;
}

std::string_view trimmed(std::string_view text) {
  const auto start = std::min(text.find_first_not_of(" \t"), text.size());
  text.remove_prefix(start);
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

}  // namespace

void HeadCollector::take(std::string_view bytes) {
  if (complete_) return;
  // The empty line may be cut in two by a packet.
  const auto from = head_.size() < 3 ? 0 : head_.size() - 3;
  head_ += bytes;
  const auto end = head_.find(head_end, from);
  if (end == std::string::npos) return;
  head_.resize(end + line_end.size());
  complete_ = true;
}

void HeadCollector::clear() {
  head_.clear();
  complete_ = false;
}

bool is_token(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), allowed);
}

bool read_head(std::string_view head, Incoming& incoming) {
  const auto request = next_line(head);
  const auto first = request.find(' '), last = request.rfind(' ');
  if (first == std::string_view::npos || first == last) return false;
  incoming.verb = request.substr(0, first);
  incoming.target = request.substr(first + 1, last - first - 1);
  if (!is_token(incoming.verb) || incoming.target.find(' ') != std::string::npos) return false;
  while (!head.empty()) {
    const auto line = next_line(head);
    if (line.empty()) break;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return false;
    incoming.headers.items.push_back(
        {std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
  }
  return true;
}

}  // namespace kenes::http
