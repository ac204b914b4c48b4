#include "storage/cluster.hpp"

#include <libpq-fe.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "process/orphan.hpp"
#include "storage/cluster_owner.hpp"
#include "storage/places.hpp"

namespace fs = std::filesystem;
using namespace kenes;

namespace {

struct TemporaryFolder {
  TemporaryFolder() {
    REQUIRE(::mkdtemp(path.data()) != nullptr);
    REQUIRE(::chmod(path.c_str(), 0711) == 0);  // the user of the server must be able to pass through
  }
  ~TemporaryFolder() {
    std::error_code none;
    fs::remove_all(path, none);
  }
  std::string path = (fs::temp_directory_path() / "kenes-cluster-XXXXXX").string();
};

std::string ask(const std::string& url, const std::string& question) {
  PGconn* server = PQconnectdb(url.c_str());
  PGresult* result = PQexec(server, question.c_str());
  std::string answer = PQntuples(result) == 1 ? PQgetvalue(result, 0, 0) : PQerrorMessage(server);
  PQclear(result), PQfinish(server);
  return answer;
}

storage::ClusterSettings fast(const fs::path& folder) {
  return {.directory = folder, .database = "portal", .durability = storage::Durability::fast};
}

}  // namespace

TEST_CASE("A cluster is made, keeps its data over a restart and is refused while in use", "[integration]") {
  TemporaryFolder temporary;
  const auto folder = fs::path(temporary.path) / "postgres";
  storage::Cluster cluster(fast(folder));
  auto started = cluster.start();
  INFO((started ? "" : started.error().message));
  REQUIRE(started);
  CHECK(cluster.running());
  CHECK(storage::Cluster::answers(folder));
  CHECK(cluster.url() == storage::Cluster::url_of(folder, "portal"));
  CHECK(ask(cluster.url(), "SHOW timezone") == "UTC");
  CHECK(ask(cluster.url(), "SHOW listen_addresses").empty());
  CHECK(ask(cluster.url(), "SELECT daticulocale FROM pg_database WHERE datname = 'portal'") == "und");
  ask(cluster.url(), "CREATE TABLE kept AS SELECT 42 AS value");

  cluster.stop();
  CHECK_FALSE(cluster.running());
  CHECK_FALSE(storage::Cluster::answers(folder));
  REQUIRE(cluster.start());
  CHECK(ask(cluster.url(), "SELECT value FROM kept") == "42");

  std::ofstream(folder / "data" / "PG_VERSION") << "9\n";
  cluster.stop();
  auto refused = cluster.start();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "postgres_version");
}

TEST_CASE("The server shuts down cleanly when the program that started it is killed", "[integration]") {
  TemporaryFolder temporary;
  const auto status = test::orphaned([&](auto report) {
    storage::Cluster cluster(fast(temporary.path + "/postgres"));
    pid_t server = 0;
    if (cluster.start() && std::ifstream(temporary.path + "/postgres/data/postmaster.pid") >> server) report(server);
  });
  CHECK(status == 0);
  CHECK_FALSE(fs::exists(temporary.path + "/postgres/data/postmaster.pid"));
}

TEST_CASE("A socket path that the kernel would refuse is replaced by a short one", "[integration]") {
  TemporaryFolder temporary;
  const auto folder = fs::path(temporary.path) / std::string(100, 'd');
  const auto socket = storage::socket_folder(folder);
  CHECK(socket.string().size() < 40);
  CHECK(socket == storage::socket_folder(fs::path(temporary.path) / "." / std::string(100, 'd')));
  {
    storage::Cluster cluster(fast(folder));
    REQUIRE(cluster.start());
    CHECK(ask(cluster.url(), "SELECT 1") == "1");
  }
  fs::remove_all(socket);
}

TEST_CASE("Where a cluster can't be is said with what to do") {
  TemporaryFolder temporary;
  const auto owner = storage::cluster_owner();
  REQUIRE(owner);
  SECTION("a file is in the way") {
    std::ofstream(fs::path(temporary.path) / "postgres") << "x";
    auto made = storage::make_private_folder(fs::path(temporary.path) / "postgres", *owner);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == "not_a_folder");
  }
  SECTION("an ancestor is closed to the user of the server") {
    if (owner->is_ours()) return;
    REQUIRE(::chmod(temporary.path.c_str(), 0700) == 0);
    auto made = storage::make_private_folder(fs::path(temporary.path) / "a" / "postgres", *owner);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == "folder_closed");
    CHECK(made.error().message.find("chmod o+x " + temporary.path) != std::string::npos);
  }
  SECTION("programs are missing") {
    CHECK(storage::find_binaries(temporary.path, "").error().code == "postgres_missing");
    CHECK(storage::find_binaries({}, "9").error().message.find("postgresql-9") != std::string::npos);
  }
}
