#pragma once
#include <optional>
#include <vector>

#include "engine/engine.hpp"
#include "ledger/item.hpp"
#include "ledger/log_book.hpp"

namespace kenes::participation {

// Applies the items in one transaction, as if they had come one after the other. The answer of each, in their order;
// without one are those that must wait for the next transaction: a submission has just moved on because of an item
// before them, or the same person asks twice for different things. At least the first is answered.
//
// The submissions' row locks, taken in the order of their ids, make it right on any number of nodes. It may run again
// after a lost connection: what an earlier run committed is found by Item::request.
// `keys`: with how many of the portal's keys the persons were hashed; it fails if there are more.
// What was recorded is appended to the logs of `book`; tell it when the transaction has committed.
std::vector<std::optional<Answer>> apply(soci::session& sql, KitEngine& engine, LogBook& book,
                                         const std::vector<const Item*>& items, int keys, Time now);

}  // namespace kenes::participation
