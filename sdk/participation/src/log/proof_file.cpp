#include "log/proof_file.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <charconv>

#include "kenes/base64.hpp"

namespace kenes::participation::log {
namespace {

constexpr std::string_view head = "c2sp.org/tlog-proof@v1", extra_word = "extra ", index_word = "index ";
constexpr std::size_t most_hashes = 64;

tl::unexpected<Error> malformed(std::string why) {
  return fail("malformed", "not a proof of a log: " + std::move(why));
}

// The text before the next newline, which is taken away with it.
std::string_view next_line(std::string_view& rest) {
  const auto line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  return line;
}

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool plain = error == std::errc{} && end == text.data() + text.size() && (text == "0" || text.front() != '0');
  return plain ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string write_proof_file(const ProofFile& file) {
  auto text = std::string(head) + "\n";
  if (!file.extra.empty()) text += fmt::format("{}{}\n", extra_word, to_base64(file.extra));
  text += fmt::format("{}{}\n", index_word, file.index);
  for (const auto& hash : file.proof)
    text += to_base64({reinterpret_cast<const char*>(hash.data()), hash.size()}) + "\n";
  return text + "\n" + file.checkpoint;
}

Result<ProofFile> read_proof_file(std::string_view bytes) {
  ProofFile file;
  if (next_line(bytes) != head) return malformed("it doesn't begin with " + std::string(head));
  auto line = next_line(bytes);
  if (line.starts_with(extra_word)) {
    auto extra = from_base64(line.substr(extra_word.size()));
    if (!extra) return malformed("its extra data isn't base64");
    file.extra = std::move(*extra);
    line = next_line(bytes);
  }
  const auto index = line.starts_with(index_word) ? number_in(line.substr(index_word.size())) : std::nullopt;
  if (!index) return malformed("it names no index");
  file.index = *index;
  for (line = next_line(bytes); !line.empty(); line = next_line(bytes)) {
    const auto hash = from_base64(line);
    if (!hash || hash->size() != std::tuple_size_v<Digest>) {
      return malformed(fmt::format("its hash {} isn't one", file.proof.size() + 1));
    }
    if (file.proof.size() == most_hashes) return malformed("it has too many hashes");
    std::copy(hash->begin(), hash->end(), file.proof.emplace_back().begin());
  }
  if (bytes.empty()) return malformed("it ends before the checkpoint");
  file.checkpoint = bytes;
  return file;
}

}  // namespace kenes::participation::log
