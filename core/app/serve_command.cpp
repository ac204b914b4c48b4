#include <spdlog/spdlog.h>

#include <atomic>
#include <csignal>
#include <iostream>

#include "app/commands.hpp"
#include "app/node.hpp"
#include "app/web.hpp"
#include "app/workers.hpp"
#include "identity/roles.hpp"

namespace kenes::app {
namespace {

using namespace std::chrono_literals;

constexpr auto drain_time = 25s;

// SIGTERM and SIGINT are waited for by the main thread; blocked before any other thread exists, so that none gets them.
sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return set;
}

void take_over_roles(Node& node) {
  auto& shared = node.facilities();
  const auto changes =
      identity::synchronise_staff(shared.database, shared.audit, shared.portal.staff, shared.clock.now());
  if (!changes) throw Refused(changes.error().message);
  if (changes->granted + changes->removed > 0)
    spdlog::info("roles of staff: {} granted, {} removed", changes->granted, changes->removed);
}

int serve(Blueprint& blueprint) {
  const auto stop = stop_signals();
  Node node(blueprint);
  node.require_migrated();
  node.note_keys(secrets::NewKeys::take);
  take_over_roles(node);
  node.start_plugins();
  http::Metrics metrics;
  http::add_process_metrics(metrics);
  node.operations().show(metrics);
  std::atomic<bool> stopping{false};
  Web web(node, metrics, [&]() -> std::string {
    if (stopping) return "this node is stopping";
    return node.pool().reachable() ? "" : "the database does not answer";
  });
  const auto& settings = node.portal().http;
  http::Server server({.address = settings.address, .port = settings.port, .threads = settings.threads},
                      web.application(), web.on_failure(), &metrics);
  Workers workers(node, metrics);
  if (const auto started = server.start(); !started) throw Refused(started.error().message);
  workers.start();
  spdlog::info("node is ready on {}:{}", settings.address, server.port());

  int signal = 0;
  sigwait(&stop, &signal);
  stopping = true;
  spdlog::info("stopping: answering what is under way");
  if (!server.drain(drain_time)) spdlog::warn("some requests were still under way after {} s", drain_time.count());
  server.stop();
  workers.stop();
  node.stop_plugins();
  return 0;
}

}  // namespace

int serve_command(const ConfigChoice& choice) {
  start_logging();
  const auto blueprint = sound_blueprint(choice);
  if (blueprint == nullptr) return 1;
  try {
    return serve(*blueprint);
  } catch (const std::exception& error) {
    std::cerr << "kenes serve: " << error.what() << std::endl;
    return 1;
  }
}

}  // namespace kenes::app
