#pragma once
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kenes/participation/ledger.hpp"
#include "kenes/strand.hpp"

namespace kenes::participation {

// One call that waits for the writer.
struct Item {
  enum class Kind { support, withdraw, invalidate, restore };
  Kind kind = Kind::support;
  std::int64_t submission_id = 0;
  std::int64_t person_id = 0;
  std::string person_hash;  // hex
  std::string territory;
  std::int64_t request = 0;  // random: recognises this very call when its transaction is repeated
  std::string public_name = "";
  // Of the last two kinds: the supports, by number, as a part of the work on this invalidation.
  std::int64_t invalidation = 0;
  std::vector<std::int64_t> numbers = {};
  SupportOrigin origin = {};
  // Under which the person's support may stand, too: made with earlier keys of the portal, or for accounts that were
  // joined to this one. Most have none.
  std::vector<std::string> other_hashes = {};
};

struct Recounted {
  std::int64_t supports = 0;  // how many were invalidated, or restored
};
using Answer = std::variant<SupportResult, WithdrawOutcome, Recounted>;

// What the caller waits for, on its stack.
struct Reply {
  Event arrived;
  std::optional<Answer> answer;
  std::exception_ptr failure;

  Answer wait() {
    arrived.wait();
    if (failure) std::rethrow_exception(failure);
    return *answer;
  }
};

// An item with the caller who waits for it; answered once, and if nobody did, by the destructor.
class Waiting {
 public:
  Waiting(Item asked, Reply& reply) : item(std::move(asked)), reply_(&reply) {}
  ~Waiting();
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

  void answer(const Answer& answer);
  void fail(std::exception_ptr why);

  const Item item;

 private:
  Reply* reply_;
};
using WaitingItem = std::unique_ptr<Waiting>;

}  // namespace kenes::participation
