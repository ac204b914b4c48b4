#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <charconv>

#include "kenes/base64.hpp"
#include "log/note.hpp"

namespace kenes::participation::log {
namespace {

tl::unexpected<Error> malformed(const char* why) {
  return fail("malformed", std::string("not a checkpoint: ") + why);
}

std::optional<std::uint64_t> size_of(std::string_view text) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && (text.size() == 1 || text[0] != '0') ? std::optional(size) : std::nullopt;
}

}  // namespace

std::string text_of(const Checkpoint& checkpoint) {
  const std::string_view root(reinterpret_cast<const char*>(checkpoint.root.data()), checkpoint.root.size());
  auto text = fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size, to_base64(root));
  for (const auto& line : checkpoint.extensions) text += line + "\n";
  return text;
}

Result<Checkpoint> read_checkpoint(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == 0 || end == std::string_view::npos) return malformed("its lines must not be empty, and end");
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  if (lines.size() < 3) return malformed("it must have three lines: origin, size, root");
  Checkpoint checkpoint{.origin = lines[0]};
  const auto size = size_of(lines[1]);
  if (!size) return malformed("its second line must be a number of entries");
  checkpoint.size = *size;
  const auto root = from_base64(lines[2]);
  if (!root || root->size() != checkpoint.root.size()) return malformed("its third line must be a hash in base 64");
  std::copy(root->begin(), root->end(), checkpoint.root.begin());
  checkpoint.extensions.assign(lines.begin() + 3, lines.end());
  return checkpoint;
}

}  // namespace kenes::participation::log
