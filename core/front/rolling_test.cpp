// Restarting nodes and nginx under load.
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include "front/test_pair.hpp"
#include "process/orphan.hpp"

using namespace kenes;
using namespace kenes::front::testing;
using namespace std::chrono_literals;
using http::Exchange;
using http::testing::Client;

namespace {

// Visitors that read and write without pause until told to stop.
struct Load {
  explicit Load(int port) {
    for (int v = 0; v < 8; ++v) {
      visitors.emplace_back([this, port, v] {
        auto client = std::make_unique<Client>(port);
        for (int i = 0; !enough; ++i) {
          const auto path = "/" + std::to_string(v) + "-" + std::to_string(i);
          const bool writes = i % 4 == 0;
          const auto answer = client->ask(writes ? "POST" : "GET", path, "", writes ? "x=1" : "");
          if (answer.body == path)
            ++right;
          else
            ++(answer.status == 0 ? cut : wrong);
          // nginx closes connections when it reloads or has served enough on one; a browser opens another.
          if (answer.status == 0 || answer.headers.get("connection") == "close")
            client = std::make_unique<Client>(port);
        }
      });
    }
  }
  ~Load() { finish(); }
  void finish() {
    enough = true;
    for (auto& visitor : visitors) visitor.join();
    visitors.clear();
  }
  std::atomic<bool> enough{false};
  std::atomic<int> right{0}, wrong{0}, cut{0};
  std::vector<std::thread> visitors;
};

http::Answer slow_echo(const Exchange& exchange) {
  std::this_thread::sleep_for(2ms);
  http::Answer answer;
  answer.response.body = exchange.request.path;
  return answer;
}

}  // namespace

TEST_CASE("A node that drains under load loses no request", "[integration]") {
  Pair pair(slow_echo, 2);
  pair.start();
  Load load(pair.site.port);
  std::this_thread::sleep_for(500ms);
  CHECK(pair.servers[0]->drain(5s));
  pair.servers[0]->stop();
  const auto before = load.right.load();
  std::this_thread::sleep_for(500ms);
  load.finish();
  CHECK(load.wrong == 0);
  CHECK(load.cut == 0);
  CHECK(load.right > before + 50);
}

TEST_CASE("A node is replaced on its own port under load", "[integration]") {
  Pair pair(slow_echo);
  pair.start();
  Load load(pair.site.port);
  std::this_thread::sleep_for(300ms);
  for (int i = 0; i < 3; ++i) {
    auto options = Pair::default_options();
    options.port = pair.servers[0]->port();
    auto next = std::make_unique<http::Server>(options, slow_echo, http::OnFailure{});
    REQUIRE(next->start());
    CHECK(pair.servers[0]->drain(5s));
    pair.servers[0] = std::move(next);
    std::this_thread::sleep_for(200ms);
  }
  load.finish();
  CHECK(load.wrong == 0);
  CHECK(load.cut == 0);
  CHECK(load.right > 300);
}

TEST_CASE("nginx takes over a new configuration without dropping anybody", "[integration]") {
  Pair pair(slow_echo, 2);
  pair.start();
  const auto master = pair.nginx->pid();
  Load load(pair.site.port);
  std::this_thread::sleep_for(300ms);
  auto smaller = pair.site;
  smaller.nodes.pop_back();
  REQUIRE(pair.nginx->reload(smaller));
  std::this_thread::sleep_for(700ms);
  load.finish();
  CHECK(load.wrong == 0);
  CHECK(load.right > 100);
  CHECK(pair.nginx->running());
  CHECK(pair.nginx->pid() == master);

  auto none = pair.site;
  none.nodes.clear();
  CHECK(pair.nginx->reload(none).error().code == "no_nodes");
  none.nodes = {"not a node"};
  CHECK(pair.nginx->reload(none).error().code == "bad_configuration");
  CHECK(Client(pair.site.port).ask("GET", "/still").body == "/still");
  pair.nginx->stop();
  CHECK_FALSE(pair.nginx->running());
  CHECK_FALSE(Client(pair.site.port).connected());
}

TEST_CASE("nginx ends when the program that started it is killed", "[integration]") {
  TemporaryFolder folder;
  front::Site site;
  site.port = process::free_port();
  site.folder = std::filesystem::path(folder.path) / "nginx";
  site.files = std::filesystem::path(folder.path) / "files";
  site.published = std::filesystem::path(folder.path) / "public";
  site.nodes = {"127.0.0.1:" + std::to_string(process::free_port())};
  const auto status = test::orphaned([&](auto report) {
    front::Nginx nginx(site);
    if (nginx.start()) report(nginx.pid());
  });
  CHECK(status == 0);
  CHECK_FALSE(Client(site.port).connected());
}

TEST_CASE("What nginx can't use is said before it starts", "[integration]") {
  Pair pair(slow_echo);
  SECTION("a path that it could misread") {
    pair.site.folder = pair.site.folder.string() + "/a\";b";
    CHECK(front::write_configuration(pair.site).error().code == "bad_path");
  }
  SECTION("a port that is taken") {
    pair.site.port = pair.servers[0]->port();
    front::Nginx nginx(pair.site);
    const auto started = nginx.start();
    REQUIRE_FALSE(started);
    CHECK(started.error().message.find("taken") != std::string::npos);
  }
  SECTION("a folder that its workers can't enter") {
    if (::geteuid() != 0) return;
    REQUIRE(::chmod(pair.folder.path.c_str(), 0700) == 0);
    const auto written = front::write_configuration(pair.site);
    REQUIRE_FALSE(written);
    CHECK(written.error().message.find("chmod o+x " + pair.folder.path) != std::string::npos);
  }
  SECTION("lines of the operator are taken in") {
    REQUIRE(front::write_configuration(pair.site));
    std::ofstream(pair.site.folder / "local" / "server-headers.conf")
        << "add_header X-Local yes always;\nerror_page 404 /x;\n";
    CHECK(front::check_configuration(pair.site.folder / "nginx.conf"));
    std::ofstream(pair.site.folder / "local" / "http-broken.conf") << "nonsense on;\n";
    CHECK(front::check_configuration(pair.site.folder / "nginx.conf").error().message.find("nonsense") !=
          std::string::npos);
  }
}
