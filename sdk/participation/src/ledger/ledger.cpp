#include "ledger/ledger.hpp"

#include <deque>
#include <random>
#include <stdexcept>

namespace kenes::participation {
namespace {

// Only has to differ among the calls of one person on one submission.
std::int64_t random_request() {
  thread_local std::mt19937_64 generator{std::random_device{}()};
  return static_cast<std::int64_t>(generator() >> 1);
}

std::exception_ptr refused() {
  return std::make_exception_ptr(DatabaseUnavailable("the support ledger takes no more for the moment"));
}

}  // namespace

std::string KitLedger::person_hash(std::int64_t submission_id, const std::string& person_key) const {
  if (person_key.empty())
    throw std::invalid_argument("support needs a person's key (Actor::person_key), which is empty");
  // A purpose for each submission: one person's supports can't be linked by anyone who reads the ledger.
  return host_.secrets().keyed_hash("support:" + std::to_string(submission_id), person_key);
}

Answer KitLedger::wait_for(Item item) {
  item.request = random_request();
  Reply reply;
  auto waiting = std::make_unique<Waiting>(std::move(item), reply);
  if (!write_alone(waiting) && !queue_.push(waiting)) waiting->fail(refused());
  return reply.wait();
}

Item KitLedger::item_of(const SupportRequest& request) const {
  Item item{Item::Kind::support, request.submission_id,
            request.person_id,   person_hash(request.submission_id, request.person_key),
            request.territory,   0,
            request.public_name};
  item.origin = request.origin;
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
  return std::get<WithdrawOutcome>(wait_for(
      {Item::Kind::withdraw, submission_id, person.person_id, person_hash(submission_id, person.person_key), ""}));
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
  const auto hash = person_hash(submission_id, person.person_key);
  long long number = 0;
  sql << "select number from participation.support_active where submission_id = cast(:id as bigint) and "
         "person_hash = decode(cast(:hash as text), 'hex')",
      soci::use(submission_id), soci::use(hash), soci::into(number);
  return sql.got_data() ? std::optional<std::int64_t>(number) : std::nullopt;
}

bool KitLedger::has_supported(soci::session& sql, std::int64_t submission_id, const Actor& person) {
  if (person.person_key.empty()) return false;
  const auto hash = person_hash(submission_id, person.person_key);
  int found = 0;
  sql << "select 1 from participation.support_active where submission_id = cast(:id as bigint) and "
         "person_hash = decode(cast(:hash as text), 'hex') and invalidation is null",
      soci::use(submission_id), soci::use(hash), soci::into(found);
  return sql.got_data();
}

}  // namespace kenes::participation
