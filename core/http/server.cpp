#include "http/server.hpp"

// Pistache compares types of promises by the addresses of template statics: hidden ones would differ between this
// program and the library ("Argument type can not be used to resolve the promise").
#pragma GCC visibility push(default)
#include <pistache/endpoint.h>
#include <pistache/http_headers.h>
#include <pistache/peer.h>
#pragma GCC visibility pop
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "http/finish.hpp"
#include "http/listening.hpp"
#include "http/message_head.hpp"
#include "http/serve.hpp"

namespace kenes::http {

namespace px = Pistache;

struct Server::State {
  State(ServerOptions chosen, Service serving) : options(std::move(chosen)), service(std::move(serving)) {}

  ServerOptions options;
  Service service;
  std::atomic<std::size_t> in_flight{0};
  std::atomic<std::uint64_t> served{0};
  std::atomic<bool> draining{false};
  std::unique_ptr<px::Http::Endpoint> endpoint;
  int listener = -1;
  int port = 0;
};

// Pistache copies the handler for each of its threads; what they share is the State.
//
// It takes the bytes itself (onInput) instead of letting Pistache's Http::Handler do it, because that one answers a
// message it can't read with the exception's text, leaves the answer in a queue, and after "413" reads the rest of the
// body as the next request. The parser, the sockets, the timers and the threads are Pistache's.
class Server::Entrance : public px::Http::Handler {
 public:
  HTTP_PROTOTYPE(Entrance)
  explicit Entrance(std::shared_ptr<State> state) : state_(std::move(state)) {}

  void onRequest(const px::Http::Request&, px::Http::ResponseWriter) override {}  // not reached: see onInput

 private:
  // Of one connection; only its own thread touches it.
  struct Talk {
    HeadCollector collector;
    bool refused = false;
  };

  void onInput(const char* bytes, std::size_t size, const std::shared_ptr<px::Tcp::Peer>& peer) override;
  int feed(px::Http::RequestParser& parser, const char* bytes, std::size_t size, bool& complete) const;
  void answer(const px::Http::Request& request, const std::string& head, px::Tcp::Peer& peer);
  void send(px::Tcp::Peer& peer, const Service::Reply& reply, Connection connection);
  Connection connection_after(const px::Http::Request& request) const;

  std::shared_ptr<State> state_;
};

// 0, or the status to refuse the message with. Also what Pistache throws while parsing (a Cookie without "=", an
// unknown method, a Content-Length too large to reserve) is the sender's fault.
int Server::Entrance::feed(px::Http::RequestParser& parser, const char* bytes, std::size_t size, bool& complete) const {
  try {
    if (!parser.feed(bytes, size)) return 413;
    complete = parser.parse() == px::Http::Private::State::Done;
    return 0;
  } catch (const px::Http::HttpError& error) {
    return error.code() >= 400 && error.code() < 500 ? error.code() : 400;
  } catch (...) {
    return 400;
  }
}

void Server::Entrance::onInput(const char* bytes, std::size_t size, const std::shared_ptr<px::Tcp::Peer>& peer) {
  auto talk = std::static_pointer_cast<Talk>(peer->tryGetData("kenes"));
  if (!talk) peer->putData("kenes", talk = std::make_shared<Talk>());
  // After a refusal the position in the stream is unknown: nothing that follows may be taken for a request.
  if (talk->refused) return;
  talk->collector.take({bytes, size});
  const auto parser = getParser(peer);
  bool complete = false;
  if (const int status = feed(*parser, bytes, size, complete); status != 0) {
    talk->refused = true;
    send(*peer, state_->service.refuse(status), Connection::close);
    parser->reset();
    return;
  }
  if (!complete) return;
  ++state_->in_flight;
  peer->setIdle(false);
  answer(parser->request, talk->collector.head(), *peer);
  parser->reset();
  talk->collector.clear();
  --state_->in_flight;
  ++state_->served;
}

Connection Server::Entrance::connection_after(const px::Http::Request& request) const {
  const bool old = request.version() == px::Http::Version::Http10;
  const auto header = request.headers().tryGet<px::Http::Header::Connection>();
  const auto asked =
      header ? header->control() : (old ? px::Http::ConnectionControl::Close : px::Http::ConnectionControl::KeepAlive);
  const bool close = state_->draining || asked == px::Http::ConnectionControl::Close ||
                     (old && asked != px::Http::ConnectionControl::KeepAlive);
  return close ? Connection::close : Connection::keep_alive;
}

void Server::Entrance::answer(const px::Http::Request& request, const std::string& head, px::Tcp::Peer& peer) {
  Incoming incoming;
  if (!read_head(head, incoming)) return send(peer, state_->service.refuse(400), Connection::close);
  incoming.body = request.body();
  incoming.peer = peer.address().host();
  auto reply = state_->service.serve(std::move(incoming));
  send(peer, reply, connection_after(request));
}

// The whole answer is written as bytes of our own: Pistache would send one Set-Cookie of several, no raw headers, and
// for HEAD a Content-Length of 0.
void Server::Entrance::send(px::Tcp::Peer& peer, const Service::Reply& reply, Connection connection) {
  const auto& response = reply.response;
  auto bytes = write_head(response, px::Http::codeString(static_cast<px::Http::Code>(response.status)), connection);
  if (!reply.head) bytes += response.body;
  const int fd = peer.fd();
  const auto size = bytes.size();
  transport()->asyncWrite(fd, px::RawBuffer(std::move(bytes), size), MSG_NOSIGNAL);
  // Now, on this thread: what waits in Pistache's queue is sent to whoever has the number `fd` later, and that may be
  // another visitor. abuse_test.cpp shows it.
  transport()->flush();
  peer.setIdle(true);
  if (connection == Connection::close) ::shutdown(fd, SHUT_WR);
}

Server::Server(const ServerOptions& options, Application application, OnFailure on_failure, Metrics* metrics)
    : state_(std::make_shared<State>(
          options, Service(std::move(application), std::move(on_failure), options.max_body, metrics))) {}

Server::~Server() {
  stop();
}

Result<void> Server::start() {
  static std::mutex starting;  // so that the new listening socket is the one that was not there before
  const std::lock_guard lock(starting);
  const auto& chosen = state_->options;
  const auto before = listening_sockets();
  try {
    using Flag = px::Tcp::Options;
    state_->endpoint = std::make_unique<px::Http::Endpoint>(
        px::Address(chosen.address, px::Port(static_cast<std::uint16_t>(chosen.port))));
    state_->endpoint->init(px::Http::Endpoint::options()
                               .threads(chosen.threads)
                               .threadsName("http")
                               .maxRequestSize(chosen.max_body + (64U << 10))
                               .headerTimeout(chosen.header_timeout)
                               .bodyTimeout(chosen.body_timeout)
                               .keepaliveTimeout(chosen.keepalive_timeout)
                               .flags(Flag::ReuseAddr | Flag::ReusePort | Flag::NoDelay | Flag::CloseOnExec));
    state_->endpoint->setHandler(px::Http::make_handler<Entrance>(state_));
    state_->endpoint->serveThreaded();
  } catch (const std::exception& error) {
    state_->endpoint.reset();
    const std::string where = chosen.address + ":" + std::to_string(chosen.port), what = error.what();
    if (what.find("in use") != std::string::npos)
      return fail("port_taken", "can't listen on " + where + ": another program does; stop it or set http.port");
    return fail("listen_failed", "can't listen on " + where + ": " + what);
  }
  state_->port = static_cast<std::uint16_t>(state_->endpoint->getPort());
  for (const int fd : listening_sockets()) {
    if (!before.contains(fd)) state_->listener = fd;
  }
  return {};
}

int Server::port() const {
  return state_->port;
}

bool Server::draining() const {
  return state_->draining;
}

std::size_t Server::in_flight() const {
  return state_->in_flight;
}

bool Server::drain(std::chrono::milliseconds deadline) {
  using namespace std::chrono_literals;
  // A machine that is busy with other things may keep a request from this thread for a while: less wouldn't be silence.
  constexpr auto silence = 300ms;
  const auto until = std::chrono::steady_clock::now() + deadline;
  // The listener first: answers that say "close" make nginx connect anew, and what waits to be accepted when a listener
  // is closed is lost.
  if (state_->listener >= 0) close_listening(std::exchange(state_->listener, -1));
  state_->draining = true;
  // Connections that nginx keeps open bring their last request now.
  auto seen = state_->served.load();
  auto since = std::chrono::steady_clock::now();
  while (true) {
    std::this_thread::sleep_for(20ms);
    const auto now = std::chrono::steady_clock::now();
    if (const auto served = state_->served.load(); served != seen || state_->in_flight != 0) {
      seen = served;
      since = now;
    }
    if (now - since >= silence) return true;
    if (now > until) return state_->in_flight == 0;
  }
}

void Server::stop() {
  if (!state_->endpoint) return;
  state_->draining = true;
  state_->endpoint->shutdown();
  state_->endpoint.reset();
}

}  // namespace kenes::http
