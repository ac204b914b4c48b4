// The writing of the ledger: by its thread, or by who asks while nobody else does.
#include <algorithm>

#include "kenes/sql.hpp"
#include "ledger/batch.hpp"
#include "ledger/ledger.hpp"

namespace kenes::participation {
namespace {

constexpr const char* unique_violation = "23505";
constexpr const char* newer_key = "KE001";  // raised by kenes.require_keys()

// Trouble of the database that has nothing to do with what was asked: trying each item by itself would only take long.
bool is_general(const std::exception& error) {
  if (dynamic_cast<const DatabaseUnavailable*>(&error)) return true;
  const auto state = sql::sqlstate(error);
  return state == newer_key || state == "55P03" || state == "57014" || state == "40001" || state == "40P01" ||
         state.starts_with("08") || state.starts_with("53") || state.starts_with("57P");
}

void refuse(std::vector<WaitingItem>& items) {
  for (auto& item : items) {
    // An exception of its own for each caller: they are handled on many threads at once.
    item->fail(std::make_exception_ptr(
        DatabaseUnavailable("the support could not be recorded, because the database doesn't answer; ask again")));
  }
}

}  // namespace

void KitLedger::start() {
  queue_.open();
  writer_ = std::thread([this] { write(); });
}

void KitLedger::stop() noexcept {
  queue_.close();
  if (writer_.joinable()) writer_.join();
  const std::lock_guard last(writing_);
}

void KitLedger::write() {
  while (true) {
    std::this_thread::yield();  // under load those who are about to ask come into this transaction
    auto items = queue_.take();
    if (items.empty()) return;
    const std::lock_guard lock(writing_);
    quiet_ = items.size() == 1;
    write(std::move(items));
  }
}

// False: others are writing or have been many, so that it should come into a batch with theirs.
bool KitLedger::write_alone(WaitingItem& item) {
  if (!quiet_ || !queue_.idle()) return false;
  const std::unique_lock lock(writing_, std::try_to_lock);
  if (!lock) return false;
  std::vector<WaitingItem> one;
  one.push_back(std::move(item));
  write(std::move(one));
  return true;
}

std::vector<std::optional<Answer>> KitLedger::commit(const std::vector<WaitingItem>& items) {
  try {
    return attempt(items);
  } catch (const std::exception& error) {
    // A log that isn't the one that we remember; it was forgotten, and is read now.
    if (sql::sqlstate(error) != unique_violation) throw;
  }
  return attempt(items);
}

std::vector<std::optional<Answer>> KitLedger::attempt(const std::vector<WaitingItem>& items) {
  std::vector<const Item*> plain;
  for (const auto& item : items) plain.push_back(&item->item);
  try {
    auto answers = host_.database().write([&](soci::session& sql) {
      return apply(sql, engine_, book_, plain, host_.secrets().keys(), host_.clock().now());
    });
    book_.committed();
    return answers;
  } catch (...) {
    book_.forget();
    throw;
  }
}

void KitLedger::write(std::vector<WaitingItem> items) {
  std::vector<std::optional<Answer>> answers;
  try {
    answers = commit(items);
  } catch (const std::exception& error) {
    if (sql::sqlstate(error) == newer_key) {
      host_.log().error(
          "the portal has a newer key than this program, which has {}: nothing can be supported here. Give this "
          "machine "
          "the same keys as the others and start it again",
          host_.secrets().keys());
    }
    if (is_general(error)) {
      host_.log().warn("the support ledger could not write {} items: sqlstate '{}'", items.size(),
                       sql::sqlstate(error));
      return refuse(items);
    }
    if (items.size() > 1) return write_singly(std::move(items));
    host_.log().error("the support ledger could not write an item for submission {}: sqlstate '{}'",
                      items.front()->item.submission_id, sql::sqlstate(error));
    return items.front()->fail(std::current_exception());
  } catch (...) {
    if (items.size() > 1) return write_singly(std::move(items));
    return items.front()->fail(std::current_exception());
  }
  std::vector<WaitingItem> later;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (answers[i]) {
      items[i]->answer(*answers[i]);
    } else {
      later.push_back(std::move(items[i]));
    }
  }
  if (!later.empty()) queue_.put_back(std::move(later));
}

// So that a bad one fails alone.
void KitLedger::write_singly(std::vector<WaitingItem> items) {
  for (auto& item : items) {
    std::vector<WaitingItem> one;
    one.push_back(std::move(item));
    write(std::move(one));
  }
}

}  // namespace kenes::participation
