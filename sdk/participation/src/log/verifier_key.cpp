#include "log/verifier_key.hpp"

#include <algorithm>

#include "kenes/base64.hpp"
#include "kenes/ed25519.hpp"

namespace kenes::participation::log {

Result<VerifierKey> read_verifier_key(std::string_view text) {
  constexpr std::size_t key_size = 1 + 32;  // the algorithm, then the key
  const auto first = text.find('+'), second = text.find('+', first + 1);
  if (first != std::string_view::npos && second != std::string_view::npos) {
    const auto bytes = from_base64(text.substr(second + 1));
    if (bytes && bytes->size() == key_size) {
      VerifierKey key{std::string(text.substr(0, first)), bytes->substr(1)};
      if (verifier_key(key.name, key.public_key) == text) return key;
    }
  }
  return fail("malformed",
              "'" + std::string(text) + "' is no key: expected name+hash+base64, as the log's page shows it");
}

bool is_signed_by(const Note& note, const VerifierKey& key) {
  return std::any_of(note.signatures.begin(), note.signatures.end(), [&](const NoteSignature& signature) {
    return signature.key_name == key.name && signature.key_id == key_id(key.name, key.public_key) &&
           ed25519_verify(key.public_key, note.text, signature.bytes);
  });
}

}  // namespace kenes::participation::log
