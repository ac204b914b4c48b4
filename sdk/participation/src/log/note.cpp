#include "log/note.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "kenes/base64.hpp"

namespace kenes::participation::log {
namespace {

constexpr std::string_view dash = "\u2014 ";
constexpr char ed25519 = 1;
constexpr std::size_t most_bytes = 1'000'000, most_signatures = 64;

tl::unexpected<Error> malformed(std::string why) {
  return fail("malformed", "not a signed note: " + std::move(why));
}

std::string in_bytes(std::uint32_t id) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(id >> static_cast<unsigned>(shift) & 0xffU);
  return bytes;
}

std::uint32_t from_bytes(std::string_view bytes) {
  std::uint32_t id = 0;
  for (const char c : bytes.substr(0, 4)) id = id << 8U | static_cast<unsigned char>(c);
  return id;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 32 && c != '\n'; });
}

std::optional<NoteSignature> read_signature(std::string_view line) {
  if (!line.starts_with(dash)) return std::nullopt;
  line.remove_prefix(dash.size());
  const auto space = line.find(' ');
  if (space == 0 || space == std::string_view::npos || line.substr(0, space).find('+') < space) return std::nullopt;
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() < 5) return std::nullopt;
  return NoteSignature{std::string(line.substr(0, space)), from_bytes(*bytes), bytes->substr(4)};
}

}  // namespace

std::uint32_t key_id(std::string_view key_name, std::string_view public_key) {
  const auto digest = sha256(fmt::format("{}\n{}{}", key_name, ed25519, public_key));
  return from_bytes({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

std::string verifier_key(std::string_view key_name, std::string_view public_key) {
  return fmt::format("{}+{:08x}+{}", key_name, key_id(key_name, public_key),
                     to_base64(ed25519 + std::string(public_key)));
}

std::string write_note(const Note& note) {
  auto bytes = note.text + "\n";
  for (const auto& [name, id, signature] : note.signatures)
    bytes += fmt::format("{}{} {}\n", dash, name, to_base64(in_bytes(id) + signature));
  return bytes;
}

Result<Note> read_note(std::string_view bytes) {
  if (bytes.size() > most_bytes) return malformed(fmt::format("it has more than {} bytes", most_bytes));
  if (has_control(bytes)) return malformed("it has control characters");
  const auto end = bytes.rfind("\n\n");
  if (end == std::string_view::npos) return malformed("no empty line stands between text and signatures");
  Note note{std::string(bytes.substr(0, end + 1)), {}};
  auto rest = bytes.substr(end + 2);
  while (!rest.empty()) {
    const auto line = rest.find('\n');
    const auto signature = line == std::string_view::npos ? std::nullopt : read_signature(rest.substr(0, line));
    if (!signature) return malformed(fmt::format("line {} of its signatures is none", note.signatures.size() + 1));
    if (note.signatures.size() == most_signatures) return malformed("it has too many signatures");
    note.signatures.push_back(*signature);
    rest.remove_prefix(line + 1);
  }
  if (note.signatures.empty()) return malformed("it has no signature");
  return note;
}

}  // namespace kenes::participation::log
