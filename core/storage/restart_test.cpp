// The server is restarted, and then killed, under load: nothing that was acknowledged is lost, and the pool heals by
// itself.
#include <signal.h>
#include <soci/postgresql/soci-postgresql.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "storage/cluster.hpp"
#include "storage/pool.hpp"

namespace fs = std::filesystem;
using namespace kenes;
using namespace std::chrono_literals;

namespace {

struct Load {
  explicit Load(storage::Pool& pool) {
    for (int i = 0; i < 16; ++i) threads.emplace_back([this, &pool, i] { work(pool, i); });
  }
  void work(storage::Pool& pool, int thread) {
    for (std::int64_t id = thread; !enough; id += 16) {
      try {
        const auto seen = pool.write([&](soci::session& sql) {
          sql << "INSERT INTO thing (id) VALUES (:id) ON CONFLICT DO NOTHING", soci::use(id);
          long long same = 0;
          sql << "SELECT cast(:id AS bigint)", soci::use(id), soci::into(same);
          return same;
        });
        if (seen != id) ++wrong;
        acknowledged[static_cast<std::size_t>(thread)].push_back(id);
      } catch (const DatabaseUnavailable&) {
        ++unavailable;
      } catch (const std::exception& error) {
        if (others++ == 0) UNSCOPED_INFO(error.what());
      }
    }
  }
  void stop() {
    enough = true;
    for (auto& thread : threads) thread.join();
  }
  std::atomic<bool> enough{false};
  std::atomic<int> wrong{0}, unavailable{0}, others{0};
  std::vector<std::int64_t> acknowledged[16];
  std::vector<std::thread> threads;
};

std::size_t total(const Load& load) {
  std::size_t count = 0;
  for (const auto& ids : load.acknowledged) count += ids.size();
  return count;
}

}  // namespace

TEST_CASE("A restart of PostgreSQL under load heals by itself and loses nothing", "[integration]") {
  std::string folder = (fs::temp_directory_path() / "kenes-restart-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  REQUIRE(::chmod(folder.c_str(), 0711) == 0);
  {
    // What is acknowledged must outlive the server's processes; it need not outlive the machine here.
    storage::Cluster cluster({.directory = fs::path(folder) / "postgres",
                              .durability = storage::Durability::fast,
                              .options = {"synchronous_commit=on"}});
    REQUIRE(cluster.start());
    storage::Pool pool({.pool = 12, .wait = 2000ms}, cluster.url());
    pool.write([](soci::session& sql) { sql << "CREATE TABLE thing (id bigint PRIMARY KEY)"; });

    Load load(pool);
    std::this_thread::sleep_for(400ms);
    SECTION("stopped and started") {
      cluster.stop();
      REQUIRE(cluster.start());
    }
    SECTION("killed and recovered") {
      pid_t server = 0;
      std::ifstream(fs::path(folder) / "postgres" / "data" / "postmaster.pid") >> server;
      REQUIRE(server > 1);
      ::kill(server, SIGQUIT);  // every process of the server ends without a checkpoint
      while (cluster.running()) std::this_thread::sleep_for(5ms);
      REQUIRE(cluster.start());
    }
    std::this_thread::sleep_for(700ms);
    load.stop();

    INFO("acknowledged " << total(load) << ", answered 503 " << load.unavailable << ", retries "
                         << pool.counters().retries << ", connections " << pool.counters().connections);
    CHECK(load.wrong == 0);
    CHECK(load.others == 0);
    CHECK(total(load) > 100);
    std::set<std::int64_t> stored;
    pool.read([&](soci::session& sql) {
      const soci::rowset<long long> rows = (sql.prepare << "SELECT id FROM thing");
      for (const auto id : rows) stored.insert(id);
    });
    std::size_t lost = 0;
    for (const auto& ids : load.acknowledged) {
      for (const auto id : ids) lost += stored.count(id) == 0 ? 1 : 0;
    }
    CHECK(lost == 0);
  }
  fs::remove_all(folder);
}
