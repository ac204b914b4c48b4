#pragma once
#include <functional>
#include <optional>
#include <type_traits>

#include <soci/soci.h>

#include "kenes/api.hpp"
#include "kenes/sql.hpp"

namespace kenes {

// Access to the one PostgreSQL database. Plugins write SQL with soci::session; this adds the lease, the transaction,
// the retry and the time limit.
//
// `write` runs `work` in one transaction (READ COMMITTED) and commits when it returns. It is run again after a lost
// connection, a deadlock or a serialisation failure, so **`work` must be idempotent**: no side effects outside the
// database. `read` does the same for statements that change nothing (others are refused); it opens no transaction, for
// under READ COMMITTED each statement sees what was committed when it began in any case, and a transaction costs two
// round trips. An exception from `work` rolls back and is passed on. Throws DatabaseUnavailable when no connection can
// be had within the configured wait; the host answers 503 with Retry-After. Never nest calls: the inner one would take
// a second connection. [any thread]
class KENES_API Database {
 public:
  virtual ~Database();
  virtual void run_write(const std::function<void(soci::session&)>& work) = 0;
  virtual void run_read(const std::function<void(soci::session&)>& work) = 0;

  template <class F>
  auto write(F&& work) {
    return collect([this](const auto& step) { run_write(step); }, work);
  }
  template <class F>
  auto read(F&& work) {
    return collect([this](const auto& step) { run_read(step); }, work);
  }

 private:
  template <class Runner, class F>
  static auto collect(Runner&& runner, F& work) {
    using T = std::invoke_result_t<F&, soci::session&>;
    if constexpr (std::is_void_v<T>) {
      runner([&](soci::session& sql) { work(sql); });
    } else {
      std::optional<T> result;
      runner([&](soci::session& sql) { result.emplace(work(sql)); });
      return std::move(*result);
    }
  }
};

class KENES_API DatabaseUnavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  ~DatabaseUnavailable() override;
};

}  // namespace kenes
