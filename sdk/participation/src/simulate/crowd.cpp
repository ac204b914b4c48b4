#include "simulate/crowd.hpp"

#include <algorithm>

#include "ledger/batch.hpp"

namespace kenes::participation {
namespace {

constexpr std::int64_t at_once = 5000;
constexpr std::int64_t first_person = 1'000'000;

bool taken(const Answer& answer) {
  if (const auto* support = std::get_if<SupportResult>(&answer)) return support->outcome == SupportOutcome::supported;
  return std::get<WithdrawOutcome>(answer) == WithdrawOutcome::withdrawn;
}

}  // namespace

std::int64_t Crowd::become(std::int64_t wanted) {
  bool goes_on = true;
  while (goes_on && size_ != wanted) goes_on = change(size_ < wanted, std::min(std::abs(wanted - size_), at_once));
  return size_;
}

bool Crowd::change(bool support, std::int64_t count) {
  std::vector<Item> items;
  for (std::int64_t i = 0; i < count; ++i) {
    const auto number = support ? size_ + i : size_ - 1 - i;
    const auto key = "trial:" + std::to_string(number);
    items.push_back(
        {support ? Item::Kind::support : Item::Kind::withdraw, submission_, first_person + number,
         host_.secrets().keyed_hash("support:" + std::to_string(submission_), key),
         territories_.empty() ? std::string() : territories_[static_cast<std::size_t>(number) % territories_.size()],
         number + 1});
  }
  std::vector<const Item*> plain;
  for (const auto& item : items) plain.push_back(&item);
  const auto answers = host_.database().write([&](soci::session& sql) {
    return apply(sql, engine_, book_, plain, host_.secrets().keys(), host_.clock().now());
  });
  book_.committed();
  // Those without an answer must wait for the next transaction.
  for (const auto& answer : answers) {
    if (!answer) return true;
    if (!taken(*answer)) return false;
    size_ += support ? 1 : -1;
  }
  return true;
}

}  // namespace kenes::participation
