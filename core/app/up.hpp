#pragma once
// `kenes up`: everything that a portal needs on one machine, under one supervisor: private PostgreSQL cluster, nginx,
// the server, and for a demonstration a local mailbox. In production the same parts are systemd units (docs/operators).
#include <filesystem>
#include <string>
#include <vector>

#include "app/places.hpp"
#include "config/portal.hpp"

namespace kenes::app {

struct UpOptions {
  Places places;
  std::filesystem::path config_file;     // absolute
  std::vector<std::string> assignments;  // key=value, passed on to the server
};

// Runs until SIGTERM or SIGINT; the exit code. Call it from a process that has no threads yet.
int up(const config::Portal& portal, const UpOptions& options);

}  // namespace kenes::app
