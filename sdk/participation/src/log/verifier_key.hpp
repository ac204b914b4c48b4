#pragma once
#include "log/note.hpp"

namespace kenes::participation::log {

struct VerifierKey {
  std::string name, public_key;  // of Ed25519: 32 bytes
};

// "name+hash+base64", as verifier_key writes it. Error "malformed".
Result<VerifierKey> read_verifier_key(std::string_view text);
bool is_signed_by(const Note& note, const VerifierKey& key);

}  // namespace kenes::participation::log
