#include "ledger/batch.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "ledger/change.hpp"
#include "ledger/names.hpp"
#include "ledger/rows.hpp"
#include "ledger/write_batch.hpp"

namespace kenes::participation {
namespace {

class Batch {
 public:
  Batch(soci::session& sql, KitEngine& engine, LogBook& book, const std::vector<const Item*>& items, int keys, Time now)
      : sql_(sql), engine_(engine), book_(book), items_(items), keys_(keys), now_(now), answers_(items.size()) {}

  std::vector<std::optional<Answer>> run() {
    lock();
    active_ = find_active(sql_, items_);
    for (std::size_t i = 0; i < items_.size(); ++i) decide(i);
    insert_withdrawals(sql_, withdrawals_, now_);
    for (const auto& change : changes_) write_change(sql_, change, now_);
    write();
    insert_names(sql_, named_, now_);
    delete_names(sql_, unnamed_);
    count();
    return std::move(answers_);
  }

 private:
  struct Place {
    Record record;
    std::int64_t count_before, size_before, peak;
    const Stage* stage;
    std::optional<std::int64_t> need;   // moves on at once; a distribution is looked at behind the batch
    std::vector<std::int64_t> lapsing;  // crossing one of these is a batch's last act
    bool collecting, shows_names, full = false;

    bool changed() const { return record.ledger_size != size_before; }
    bool crosses(std::int64_t total) const { return std::count(lapsing.begin(), lapsing.end(), total) > 0; }
  };

  void lock() {
    std::set<std::int64_t> ids;
    for (const auto* item : items_) ids.insert(item->submission_id);
    for (auto& record : lock_records(sql_, {ids.begin(), ids.end()})) {
      const auto& stage = engine_.stage_of(sql_, record);
      const bool collecting = KitEngine::collecting(record, stage, now_);
      const bool shows_names = engine_.process_of(sql_, record).names != NamesShown::never;
      const auto id = record.shown.id;
      const auto count = record.shown.support_count, size = record.ledger_size;
      const auto need = engine_.plain_need(sql_, record, stage);
      auto lapsing = engine_.lapsing_totals(sql_, record, stage);
      places_.emplace(
          id, Place{std::move(record), count, size, count, &stage, need, std::move(lapsing), collecting, shows_names});
    }
  }

  void decide(std::size_t i) {
    const auto& item = *items_[i];
    const auto found = places_.find(item.submission_id);
    if (found == places_.end()) {
      answers_[i] = nowhere(item);
      return;
    }
    auto& place = found->second;
    if (item.kind == Item::Kind::invalidate || item.kind == Item::Kind::restore) {
      answers_[i] = recount(item, place);
      return;
    }
    if (place.full || withdraws_now(item)) return;  // next transaction
    const auto active = support_of(item);
    answers_[i] = item.kind == Item::Kind::support ? support(item, place, active) : withdraw(item, place, active);
  }

  bool withdraws_now(const Item& item) const {
    if (withdrawn_.empty()) return false;
    const auto holds = [&](const auto& hash) { return withdrawn_.contains({item.submission_id, hash}); };
    return holds(item.person_hash) || std::any_of(item.other_hashes.begin(), item.other_hashes.end(), holds);
  }

  // Of several, which only accounts have that were joined a moment ago, one that stands.
  ActiveSupports::const_iterator support_of(const Item& item) const {
    auto found = active_.find({item.submission_id, item.person_hash});
    for (const auto& hash : item.other_hashes) {
      if (found != active_.end() && !found->second.invalidated) return found;
      const auto other = active_.find({item.submission_id, hash});
      if (other != active_.end() && (found == active_.end() || !other->second.invalidated)) found = other;
    }
    return found;
  }

  static std::optional<Answer> nowhere(const Item& item) {
    if (item.kind == Item::Kind::support) return SupportResult{SupportOutcome::not_found, 0, 0};
    if (item.kind == Item::Kind::withdraw) return WithdrawOutcome::not_supported;
    return Recounted{};
  }

  std::optional<Answer> support(const Item& item, Place& place, ActiveSupports::const_iterator active) {
    auto& record = place.record;
    const auto count = record.shown.support_count;
    if (active != active_.end()) {
      if (active->second.invalidated) return SupportResult{SupportOutcome::invalidated, active->second.number, count};
      const bool own = active->second.request == item.request;
      return SupportResult{own ? SupportOutcome::supported : SupportOutcome::already_supported, active->second.number,
                           count};
    }
    if (!place.collecting) return SupportResult{SupportOutcome::not_collecting, 0, count};
    if (!place.stage->author_may_support && item.person_id != 0 && record.shown.author_id == item.person_id) {
      return SupportResult{SupportOutcome::author_excluded, 0, count};
    }
    const auto number = ++record.ledger_size;
    place.peak = std::max(place.peak, ++record.shown.support_count);
    active_.emplace(PersonKey{item.submission_id, item.person_hash}, Active{number, item.request, {}, true, false});
    logged_.push_back({item.submission_id, number, EntryKind::supported, item.person_hash, item.territory, now_});
    supports_.push_back({&item, number});
    if (place.shows_names && !item.public_name.empty()) named_.push_back({&item, number});
    place.full = (place.need && record.shown.support_count >= *place.need) || place.crosses(record.shown.support_count);
    return SupportResult{SupportOutcome::supported, number, record.shown.support_count};
  }

  std::optional<Answer> withdraw(const Item& item, Place& place, ActiveSupports::const_iterator active) {
    if (active == active_.end() || active->second.invalidated) return WithdrawOutcome::not_supported;
    if (!place.collecting) return WithdrawOutcome::not_collecting;
    if (active->second.fresh) return std::nullopt;  // its row isn't there yet
    place.full = place.crosses(place.record.shown.support_count--);
    const auto& pseudonym = active->first.second;
    withdrawals_.push_back({&item, ++place.record.ledger_size, pseudonym});
    logged_.push_back({item.submission_id, place.record.ledger_size, EntryKind::withdrawn, pseudonym,
                       active->second.territory, now_});
    if (place.shows_names) unnamed_.push_back({&item, active->second.number});
    withdrawn_.insert(active->first);
    return WithdrawOutcome::withdrawn;
  }

  // Alone on its submission in a transaction: many supports at once, whose rows nothing else has touched.
  std::optional<Answer> recount(const Item& item, Place& place) {
    auto& record = place.record;
    if (place.full || record.ledger_size != place.size_before) return std::nullopt;
    place.full = true;
    auto change = find_change(sql_, item);
    for (auto& support : change.supports) {
      support.entry = ++record.ledger_size;
      record.shown.support_count += step_of(change.kind);
      logged_.push_back({item.submission_id, support.entry, change.kind, support.person_hash, support.territory, now_,
                         support.number, change.reason});
    }
    place.peak = std::max(place.peak, record.shown.support_count);
    const auto supports = static_cast<std::int64_t>(change.supports.size());
    changes_.push_back(std::move(change));
    return Recounted{supports};
  }

  void write() {
    insert_tiles(sql_, book_.append(sql_, logged_));
    std::vector<const Record*> changed;
    for (const auto& [id, place] : places_) {
      if (place.changed()) changed.push_back(&place.record);
    }
    write_batch(sql_, {std::move(supports_), std::move(changed), book_.heads(), book_.stored_ends(), keys_}, now_);
  }

  void count() {
    for (auto& [id, place] : places_) {
      if (place.changed()) engine_.counted(sql_, place.record, place.count_before, place.peak);
    }
  }

  soci::session& sql_;
  KitEngine& engine_;
  LogBook& book_;
  const std::vector<const Item*>& items_;
  const int keys_;
  const Time now_;
  std::vector<std::optional<Answer>> answers_;
  std::map<std::int64_t, Place> places_;
  ActiveSupports active_;
  std::set<PersonKey> withdrawn_;
  std::vector<NewEntry> supports_, withdrawals_;
  std::vector<Change> changes_;
  std::vector<LogEntry> logged_;           // all of them, in the order of their numbers
  std::vector<NewEntry> named_, unnamed_;  // with the number of the support
};

}  // namespace

std::vector<std::optional<Answer>> apply(soci::session& sql, KitEngine& engine, LogBook& book,
                                         const std::vector<const Item*>& items, int keys, Time now) {
  return Batch(sql, engine, book, items, keys, now).run();
}

}  // namespace kenes::participation
