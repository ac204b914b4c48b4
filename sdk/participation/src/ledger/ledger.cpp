#include "ledger/ledger.hpp"

#include <deque>
#include <random>
#include <stdexcept>

#include "kenes/sql.hpp"

namespace kenes::participation {
namespace {

// Only has to differ among the calls of one person on one submission.
std::int64_t random_request() {
  thread_local std::mt19937_64 generator{std::random_device{}()};
  return static_cast<std::int64_t>(generator() >> 1);
}

void known_by(Item& item, std::vector<std::string> hashes) {
  item.person_hash = std::move(hashes.front());
  item.other_hashes.assign(std::make_move_iterator(hashes.begin() + 1), std::make_move_iterator(hashes.end()));
}

std::exception_ptr refused() {
  return std::make_exception_ptr(DatabaseUnavailable("the support ledger takes no more for the moment"));
}

}  // namespace

std::vector<std::string> KitLedger::person_hashes(std::int64_t submission_id, const std::string& person_key,
                                                  const std::vector<std::string>& former_keys) const {
  if (person_key.empty())
    throw std::invalid_argument("support needs a person's key (Actor::person_key), which is empty");
  // A purpose for each submission: one person's supports can't be linked by anyone who reads the ledger.
  const auto purpose = "support:" + std::to_string(submission_id);
  auto hashes = host_.secrets().keyed_hashes(purpose, person_key);
  for (const auto& former : former_keys) {
    const auto more = host_.secrets().keyed_hashes(purpose, former);
    hashes.insert(hashes.end(), more.begin(), more.end());
  }
  return hashes;
}

std::string KitLedger::stored_hashes(std::int64_t submission_id, const Actor& person) const {
  auto hashes = person_hashes(submission_id, person.person_key, person.former_keys);
  for (auto& hash : hashes) hash.insert(0, "\\x");
  return sql::array(hashes);
}

Answer KitLedger::wait_for(Item item) {
  item.request = random_request();
  Reply reply;
  auto waiting = std::make_unique<Waiting>(std::move(item), reply);
  if (!write_alone(waiting) && !queue_.push(waiting)) waiting->fail(refused());
  return reply.wait();
}

Item KitLedger::item_of(const SupportRequest& request) const {
  Item item{.kind = Item::Kind::support,
            .submission_id = request.submission_id,
            .person_id = request.person_id,
            .person_hash = {},
            .territory = request.territory,
            .public_name = request.public_name,
            .origin = request.origin};
  known_by(item, person_hashes(request.submission_id, request.person_key, request.former_keys));
  return item;
}

SupportResult KitLedger::support(const SupportRequest& request) {
  return std::get<SupportResult>(wait_for(item_of(request)));
}

// Each waits for the writer like a caller of its own.
std::vector<SupportResult> KitLedger::support_all(const std::vector<SupportRequest>& requests) {
  if (requests.empty()) return {};
  std::deque<Reply> replies;
  std::vector<WaitingItem> items;
  for (const auto& request : requests) {
    auto item = item_of(request);
    item.request = random_request();
    items.push_back(std::make_unique<Waiting>(std::move(item), replies.emplace_back()));
  }
  if (!queue_.push_all(items)) throw DatabaseUnavailable("the support ledger takes no more for the moment");
  for (auto& reply : replies) reply.arrived.wait();  // before one of them throws: the writer fills them all
  std::vector<SupportResult> results;
  for (auto& reply : replies) results.push_back(std::get<SupportResult>(reply.wait()));
  return results;
}

WithdrawOutcome KitLedger::withdraw(std::int64_t submission_id, const Actor& person) {
  Item item{.kind = Item::Kind::withdraw,
            .submission_id = submission_id,
            .person_id = person.person_id,
            .person_hash = {},
            .territory = {}};
  known_by(item, person_hashes(submission_id, person.person_key, person.former_keys));
  return std::get<WithdrawOutcome>(wait_for(std::move(item)));
}

WithdrawOutcome KitLedger::withdraw_number(std::int64_t submission_id, std::int64_t number, std::int64_t person_id) {
  const auto hash = host_.database().read([&](soci::session& sql) {
    std::string hex;
    sql << "select encode(a.person_hash, 'hex') from participation.support_entry e join participation.support_active a "
           "on "
           "a.submission_id = e.submission_id and a.person_hash = e.person_hash and a.number = e.number "
           "where e.submission_id = cast(:id as bigint) and e.number = cast(:number as bigint)",
        soci::use(submission_id), soci::use(number), soci::into(hex);
    return hex;
  });
  if (hash.empty()) return WithdrawOutcome::not_supported;
  return std::get<WithdrawOutcome>(wait_for({.kind = Item::Kind::withdraw,
                                             .submission_id = submission_id,
                                             .person_id = person_id,
                                             .person_hash = hash,
                                             .territory = {}}));
}

std::int64_t KitLedger::invalidate(std::int64_t submission_id, std::int64_t invalidation,
                                   std::vector<std::int64_t> numbers) {
  Item item{.kind = Item::Kind::invalidate, .submission_id = submission_id, .person_hash = {}, .territory = {}};
  item.invalidation = invalidation;
  item.numbers = std::move(numbers);
  return std::get<Recounted>(wait_for(std::move(item))).supports;
}

std::int64_t KitLedger::restore(std::int64_t submission_id, std::int64_t invalidation,
                                std::vector<std::int64_t> numbers) {
  Item item{.kind = Item::Kind::restore, .submission_id = submission_id, .person_hash = {}, .territory = {}};
  item.invalidation = invalidation;
  item.numbers = std::move(numbers);
  return std::get<Recounted>(wait_for(std::move(item))).supports;
}

std::optional<std::int64_t> KitLedger::number_of(soci::session& sql, std::int64_t submission_id, const Actor& person) {
  if (person.person_key.empty()) return std::nullopt;
  const auto hashes = stored_hashes(submission_id, person);
  long long number = 0;
  sql << "select number from participation.support_active where submission_id = cast(:id as bigint) and "
         "person_hash = any(cast(:hashes as bytea[])) order by invalidation is not null, number limit 1",
      soci::use(submission_id), soci::use(hashes), soci::into(number);
  return sql.got_data() ? std::optional<std::int64_t>(number) : std::nullopt;
}

bool KitLedger::has_supported(soci::session& sql, std::int64_t submission_id, const Actor& person) {
  if (person.person_key.empty()) return false;
  const auto hashes = stored_hashes(submission_id, person);
  int found = 0;
  sql << "select 1 from participation.support_active where submission_id = cast(:id as bigint) and "
         "person_hash = any(cast(:hashes as bytea[])) and invalidation is null limit 1",
      soci::use(submission_id), soci::use(hashes), soci::into(found);
  return sql.got_data();
}

}  // namespace kenes::participation
