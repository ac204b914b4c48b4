#pragma once
// The file that proves to its holder that an entry is in a log (https://c2sp.org/tlog-proof).
#include <string>
#include <string_view>

#include "kenes/result.hpp"
#include "log/proof.hpp"

namespace kenes::participation::log {

struct ProofFile {
  std::string extra;  // not proved by itself; "" for none
  std::uint64_t index = 0;
  Proof proof;
  std::string checkpoint;  // the signed note
};

std::string write_proof_file(const ProofFile& file);
// Error "malformed" with what is wrong. Proves nothing yet.
Result<ProofFile> read_proof_file(std::string_view bytes);

}  // namespace kenes::participation::log
