#pragma once
// For tests only: a fresh database in the cluster that KENES_TEST_DATABASE_URL names (kenes-test-postgres COMMAND…),
// dropped at the end. Needs the definition KENES_MIGRATIONS, the folder of the core's migrations.
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>

#include "kenes/time.hpp"
#include "storage/migrator.hpp"
#include "storage/pool.hpp"

namespace kenes::test {

// A clock that the test moves. [any thread]
class TestClock : public Clock {
 public:
  Time now() const override { return from_micros(now_.load()); }
  void advance(std::chrono::microseconds by) { now_ += by.count(); }

 private:
  std::atomic<std::int64_t> now_{1'767'268'800'000'000};  // 2026-01-01T12:00:00Z
};

enum class Content { empty, core };

class TestDatabase {
 public:
  explicit TestDatabase(Content content = Content::empty) {
    static std::atomic<int> made{0};
    name_ = "kenes_test_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
    run(server(), "CREATE DATABASE " + name_);
    if (content == Content::empty) return;
    const TestClock clock;
    auto done = storage::Migrator(url(), clock, {{"core", KENES_MIGRATIONS}}).run();
    if (!done) throw std::runtime_error(done.error().message);
  }
  ~TestDatabase() { run(server(), "DROP DATABASE " + name_ + " WITH (FORCE)"); }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  std::string url() const { return server() + " dbname=" + name_; }

  // The first column of the only row, or the error's text.
  std::string ask(const std::string& question) const { return run(url(), question); }

 private:
  static std::string server() {
    const char* url = std::getenv("KENES_TEST_DATABASE_URL");
    if (url == nullptr) throw std::runtime_error("run this test with: kenes-test-postgres COMMAND…");
    return url;
  }
  static std::string run(const std::string& url, const std::string& text) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), text.c_str()), &PQclear);
    return PQntuples(result.get()) == 1 ? PQgetvalue(result.get(), 0, 0) : PQerrorMessage(connection.get());
  }

  std::string name_;
};

}  // namespace kenes::test
