#pragma once
// A published log downloaded and counted again, without trust in who published it.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kenes/result.hpp"
#include "log/note.hpp"
#include "log/proof_file.hpp"
#include "verify/said_count.hpp"

namespace kenes::participation {

// What was promised of a log: a receipt, or a checkpoint of an earlier day.
struct Promise {
  std::string name;  // of its file, for messages
  log::Checkpoint head;
  std::optional<log::ProofFile> receipt;
};
// Reads a receipt or a checkpoint, and checks it by itself: signature by one of the keys, and the proof of a receipt.
Result<Promise> read_promise(std::string name, std::string_view bytes, std::string_view origin,
                             const std::vector<std::string>& keys);

struct Recount {
  log::Checkpoint head;  // what the portal signed
  std::int64_t supported = 0, withdrawn = 0, restored = 0, standing = 0;
  std::map<std::string, std::int64_t> invalidated;  // by reason
  std::map<std::string, std::int64_t> by_territory;
  std::vector<std::string> kept;  // names of the promises that it keeps
  std::optional<SaidCount> said;  // compared: the log comes to that; none if the portal says nothing
};

// Downloads the log of `origin` and compares. `keys` are verifier keys, of which one must have signed. `tell` hears how
// many entries have come, now and then. Errors, with what is wrong for whoever counts: what `fetch` says, "malformed",
// "other_log", "unsigned", "entry" (one that can't be), "root" (the entries aren't those that were signed), "broken" (a
// promise isn't kept), "count" (the portal shows another number than the log comes to), "ahead" (it counts entries that
// aren't in the signed log yet: ask again, and it is wrong if that stays so).
Result<Recount> recount(const Fetch& fetch, std::string_view origin, const std::vector<std::string>& keys,
                        const std::vector<Promise>& promises, const std::function<void(std::uint64_t)>& tell);

}  // namespace kenes::participation
