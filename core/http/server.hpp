#pragma once
// The one place that knows Pistache. Its measured traps and their cures are in docs/adr and beside the code.
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "http/exchange.hpp"
#include "kenes/result.hpp"

namespace kenes::http {

class Metrics;

struct ServerOptions {
  std::string address = "127.0.0.1";  // numeric; never a public one: nginx stands in front (slow readers, TLS, limits)
  int port = 0;                       // 0: any free one, see Server::port()
  int threads = 32;                   // so many requests may block (kenes::Blocking) at the same time
  std::size_t max_body = 1U << 20;    // bytes; more is answered with 413 and the connection closed
  std::chrono::seconds header_timeout{20}, body_timeout{60};
  std::chrono::seconds keepalive_timeout{120};  // longer than nginx's 60 s, so that nginx closes first
};

// start() → drain() → stop(), once each, from one thread; the destructor stops. Signals are the caller's matter: block
// SIGTERM and SIGINT before start() and wait for them elsewhere. SIGPIPE never comes from here.
class Server {
 public:
  // `metrics` may be null; otherwise it must outlive the server.
  Server(const ServerOptions& options, Application application, OnFailure on_failure, Metrics* metrics = nullptr);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Error code "port_taken" or "listen_failed". Several processes of one user may share a port (SO_REUSEPORT), for a
  // rolling restart.
  Result<void> start();
  int port() const;  // after start()

  // Takes no new connections, closes each connection with its next answer, and waits until nothing is under way. False
  // if something still was at the deadline.
  bool drain(std::chrono::milliseconds deadline);
  bool draining() const;
  void stop();

  std::size_t in_flight() const;

 private:
  struct State;
  class Entrance;
  std::shared_ptr<State> state_;
};

}  // namespace kenes::http
