#include "storage/after_commit.hpp"

#include <utility>

namespace kenes::storage {
namespace {

thread_local CommitScope* current = nullptr;

}  // namespace

void after_commit(std::function<void()> action) {
  if (current != nullptr) current->actions_.push_back(std::move(action));
}

CommitScope::CommitScope() {
  current = this;
}
CommitScope::~CommitScope() {
  current = nullptr;
}

}  // namespace kenes::storage
