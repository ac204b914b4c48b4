#pragma once
// nginx and one or more nodes behind it, in a folder of their own, for tests.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "front/nginx.hpp"
#include "http/server.hpp"
#include "http/test_client.hpp"
#include "process/free_port.hpp"

namespace kenes::front::testing {

struct TemporaryFolder {
  TemporaryFolder() {
    REQUIRE(::mkdtemp(path.data()) != nullptr);
    REQUIRE(::chmod(path.c_str(), 0711) == 0);  // nginx's workers must be able to pass through
  }
  ~TemporaryFolder() {
    std::error_code none;
    std::filesystem::remove_all(path, none);
  }
  std::string path = (std::filesystem::temp_directory_path() / "kenes-front-XXXXXX").string();
};

// Starts `nodes` servers with the same application and nginx in front. Limits are high unless the test lowers them.
struct Pair {
  explicit Pair(const http::Application& application, int nodes = 1, http::ServerOptions options = default_options()) {
    for (int i = 0; i < nodes; ++i) {
      servers.push_back(std::make_unique<http::Server>(options, application, http::OnFailure{}));
      REQUIRE(servers.back()->start());
      site.nodes.push_back("127.0.0.1:" + std::to_string(servers.back()->port()));
    }
    site.port = process::free_port();
    site.folder = std::filesystem::path(folder.path) / "nginx";
    site.published = std::filesystem::path(folder.path) / "public";
    site.files = std::filesystem::path(folder.path) / "files";
    site.requests_per_minute = 1'000'000;
    site.connections = 10'000;  // abandoned requests count until a node has finished them
    site.node_threads = options.threads;
    site.max_body = options.max_body;
  }
  static http::ServerOptions default_options() {
    http::ServerOptions options;
    options.threads = 8;
    return options;
  }
  void start() {
    nginx = std::make_unique<Nginx>(site);
    const auto started = nginx->start();
    INFO((started ? "" : started.error().message));
    REQUIRE(started);
  }

  TemporaryFolder folder;
  Site site;
  std::vector<std::unique_ptr<http::Server>> servers;
  std::unique_ptr<Nginx> nginx;
};

}  // namespace kenes::front::testing
