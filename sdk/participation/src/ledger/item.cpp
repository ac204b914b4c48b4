#include "ledger/item.hpp"

#include <utility>

#include "kenes/database.hpp"

namespace kenes::participation {

Waiting::~Waiting() {
  if (reply_ == nullptr) return;
  fail(std::make_exception_ptr(DatabaseUnavailable("the support ledger stopped before it took this; ask again")));
}

void Waiting::answer(const Answer& answer) {
  auto& reply = *std::exchange(reply_, nullptr);
  reply.answer = answer;
  reply.arrived.set();  // the reply is gone afterwards
}

void Waiting::fail(std::exception_ptr why) {
  auto& reply = *std::exchange(reply_, nullptr);
  reply.failure = std::move(why);
  reply.arrived.set();
}

}  // namespace kenes::participation
