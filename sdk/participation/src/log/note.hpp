#pragma once
// Signed notes (https://c2sp.org/signed-note) with Ed25519, and the checkpoints of a log written as such
// (https://c2sp.org/tlog-checkpoint).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/digest.hpp"
#include "kenes/result.hpp"

namespace kenes::participation::log {

struct NoteSignature {
  std::string key_name;
  std::uint32_t key_id = 0;
  std::string bytes;  // of Ed25519: 64
};

struct Note {
  std::string text;  // with the newline at its end: what is signed
  std::vector<NoteSignature> signatures;
};

// Of an Ed25519 key of 32 bytes.
std::uint32_t key_id(std::string_view key_name, std::string_view public_key);
// "name+hash+base64": how a verifier is told which key to trust, as Go's package note writes it.
std::string verifier_key(std::string_view key_name, std::string_view public_key);

std::string write_note(const Note& note);
// Error "malformed" with what is wrong. Takes at most 64 signatures and 1 MB.
Result<Note> read_note(std::string_view bytes);

struct Checkpoint {
  std::string origin;  // which log: its address without "https://"
  std::uint64_t size = 0;
  Digest root{};
  std::vector<std::string> extensions = {};
};

// The text of its note.
std::string text_of(const Checkpoint& checkpoint);
// Error "malformed" with what is wrong.
Result<Checkpoint> read_checkpoint(std::string_view text);

}  // namespace kenes::participation::log
