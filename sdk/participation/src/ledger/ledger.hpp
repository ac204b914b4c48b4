#pragma once
#include <atomic>
#include <mutex>
#include <thread>

#include "engine/engine.hpp"
#include "kenes/participation/ledger.hpp"
#include "ledger/log_book.hpp"
#include "ledger/queue.hpp"

namespace kenes::participation {

// Group commit. Callers queue; one thread of the kit's own writes: the exception to "no threads in plugins", because no
// request or job of the host's lives long enough to gather what many requests bring. It runs from start() to stop(),
// holds a connection only while it writes, and never waits for more to come: under high load all that arrived during
// one commit share the next. While one comes at a time, whoever asks writes by itself: waking the thread and being
// woken by it would take as long as half of the transaction.
class KitLedger : public Ledger {
 public:
  KitLedger(Host& host, KitEngine& engine) : host_(host), engine_(engine) {}
  ~KitLedger() override { stop(); }

  void start();
  void stop() noexcept;  // what queues is written first

  SupportResult support(const SupportRequest& request) override;
  std::vector<SupportResult> support_all(const std::vector<SupportRequest>& requests) override;
  WithdrawOutcome withdraw(std::int64_t submission_id, const Actor& person) override;
  std::optional<std::int64_t> number_of(soci::session& sql, std::int64_t submission_id, const Actor& person) override;
  bool has_supported(soci::session& sql, std::int64_t submission_id, const Actor& person) override;
  std::optional<PublicName> public_name_of(soci::session& sql, std::int64_t submission_id,
                                           const Actor& person) override;
  bool hide_name(soci::session& sql, std::int64_t submission_id, const Actor& person) override;

  // Withdraws this support, if it stands, for the person whose it is.
  WithdrawOutcome withdraw_number(std::int64_t submission_id, std::int64_t number, std::int64_t person_id);
  // Invalidates, as a part of an invalidation that is running, those of the supports that stand; brings back, as a part
  // of one that is being undone, those that it invalidated. How many those were. Each call is a transaction, which
  // keeps the invalidation's progress too: after a lost connection it may be asked for again. At most 1,000 numbers.
  std::int64_t invalidate(std::int64_t submission_id, std::int64_t invalidation, std::vector<std::int64_t> numbers);
  std::int64_t restore(std::int64_t submission_id, std::int64_t invalidation, std::vector<std::int64_t> numbers);
  // Under which a person's support may stand, as an array literal for `any(cast(:hashes as bytea[]))`.
  std::string stored_hashes(std::int64_t submission_id, const Actor& person) const;

 private:
  // In hex, the present one first: made with each of the portal's keys, of each of the person's.
  std::vector<std::string> person_hashes(std::int64_t submission_id, const std::string& person_key,
                                         const std::vector<std::string>& former_keys) const;
  Item item_of(const SupportRequest& request) const;
  Answer wait_for(Item item);
  bool write_alone(WaitingItem& item);
  void write();
  void write(std::vector<WaitingItem> items);
  void write_singly(std::vector<WaitingItem> items);
  std::vector<std::optional<Answer>> commit(const std::vector<WaitingItem>& items);
  std::vector<std::optional<Answer>> attempt(const std::vector<WaitingItem>& items);

  Host& host_;
  KitEngine& engine_;
  Queue queue_;
  std::mutex writing_;
  LogBook book_;                   // of who holds writing_
  std::atomic<bool> quiet_{true};  // the last batch was of one
  std::thread writer_;
};

}  // namespace kenes::participation
