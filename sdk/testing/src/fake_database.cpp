#include "fake_database.hpp"

#include <stdexcept>

#include "kenes/sql.hpp"
#include "storage/prepared_backend.hpp"

namespace kenes::testing {
namespace {

thread_local bool in_call = false;

struct CallMark {
  CallMark() {
    if (in_call) {
      throw std::logic_error(
          "Database::read and write must not be nested: pass the session on instead of asking for a second one");
    }
    in_call = true;
  }
  ~CallMark() { in_call = false; }
};

bool worth_another_try(const std::exception& error) {
  const auto state = sql::sqlstate(error);
  return state == "40001" || state == "40P01";
}

}  // namespace

void FakeDatabase::on_commit(soci::session& sql, std::function<void()> action) {
  const std::lock_guard lock(mutex_);
  const auto found = actions_.find(&sql);
  if (found == actions_.end()) throw std::logic_error("this session is in no transaction of Database::write");
  found->second.push_back(std::move(action));
}

std::unique_ptr<soci::session> FakeDatabase::take() {
  const std::lock_guard lock(mutex_);
  if (!idle_.empty()) {
    auto sql = std::move(idle_.back());
    idle_.pop_back();
    return sql;
  }
  auto sql = std::make_unique<soci::session>(storage::prepared_backend(), place_.url());
  *sql << "SET timezone = 'UTC'";
  return sql;
}

void FakeDatabase::give_back(std::unique_ptr<soci::session> sql) {
  const std::lock_guard lock(mutex_);
  actions_.erase(sql.get());
  idle_.push_back(std::move(sql));
}

void FakeDatabase::run(const std::function<void(soci::session&)>& work, const char* begin) {
  const CallMark mark;
  constexpr int tries = 5;
  for (int n = 1;; ++n) {
    auto sql = take();
    try {
      attempt(*sql, work, begin);
      give_back(std::move(sql));
      return;
    } catch (const std::exception& error) {
      const bool again = n < tries && worth_another_try(error);
      *sql << "ROLLBACK";
      give_back(std::move(sql));
      if (!again) throw;
    }
  }
}

void FakeDatabase::attempt(soci::session& sql, const std::function<void(soci::session&)>& work, const char* begin) {
  {
    const std::lock_guard lock(mutex_);
    actions_[&sql].clear();
  }
  sql << begin;
  work(sql);
  sql << "COMMIT";
  const std::lock_guard lock(mutex_);
  for (auto& action : actions_[&sql]) action();
}

}  // namespace kenes::testing
