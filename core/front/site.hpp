#pragma once
// What nginx has to know of a portal.
#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/portal.hpp"

namespace kenes::front {

struct Site {
  std::string address = "127.0.0.1";  // numeric
  int port = 8080;                    // above 1023 for an ordinary user
  std::vector<std::string> nodes;     // "127.0.0.1:9080"; several share the work
  int node_threads = 32;
  std::filesystem::path folder;  // configuration, logs, temporary files, cache; made if missing
  // Where the nodes publish their assets (http::Assets::publish); files missing there are asked of a node.
  std::filesystem::path published;
  // Where the nodes keep the files that people added (files::BlobStore).
  std::filesystem::path files;
  int requests_per_minute = 600;         // from one address, assets not counted
  int connections = 100;                 // from one address
  std::size_t max_body = 1U << 20;       // bytes; at most http::ServerOptions::max_body
  std::int64_t max_files = 205'000'000;  // bytes of a body with files, which a node does not read
};

// Where nginx puts bodies for the nodes to fetch.
std::filesystem::path bodies_folder(const Site& site);

// The group of nginx's workers where they aren't this process's own user; that is only where root starts them.
std::optional<gid_t> worker_group();

// The portal's folders are <data_dir>/nginx and <data_dir>/public. `node_ports` are on http.address; empty: http.port.
Site site_of(const config::Portal& portal, const std::vector<int>& node_ports = {});

}  // namespace kenes::front
