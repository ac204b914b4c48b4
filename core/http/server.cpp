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
#include <system_error>
#include <thread>

#include "http/finish.hpp"
#include "http/line.hpp"
#include "http/listening.hpp"
#include "http/message_head.hpp"
#include "http/serve.hpp"
#include "strands/runners.hpp"

namespace kenes::http {

namespace px = Pistache;

namespace {

// They take requests apart and give them away, which takes a few microseconds each.
constexpr int readers = 2;

int cores() {
  return std::max(2, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

struct Server::State {
  State(ServerOptions chosen, Service serving)
      : options(std::move(chosen)),
        service(std::move(serving)),
        runners({.threads = options.threads, .working = cores()}) {}

  ServerOptions options;
  Service service;
  strands::Runners runners;
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
  // Of one connection; only its own reader touches it.
  struct Talk {
    explicit Talk(int fd) : line(std::make_shared<Line>(fd)) {}
    std::shared_ptr<Line> line;
    HeadCollector collector;
    bool refused = false;
  };

  void onInput(const char* bytes, std::size_t size, const std::shared_ptr<px::Tcp::Peer>& peer) override;
  static std::shared_ptr<Talk> talk_with(px::Tcp::Peer& peer);
  int feed(px::Http::RequestParser& parser, const char* bytes, std::size_t size, bool& complete) const;
  void refuse(Talk& talk, int status);
  void take(Talk& talk, const px::Http::Request& request, std::string peer);
  static void send(Line& line, const Service::Reply& reply, Connection connection);
  static bool closes(const px::Http::Request& request);

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

std::shared_ptr<Server::Entrance::Talk> Server::Entrance::talk_with(px::Tcp::Peer& peer) {
  auto talk = std::static_pointer_cast<Talk>(peer.tryGetData("kenes"));
  if (!talk) peer.putData("kenes", talk = std::make_shared<Talk>(peer.fd()));
  return talk;
}

void Server::Entrance::onInput(const char* bytes, std::size_t size, const std::shared_ptr<px::Tcp::Peer>& peer) {
  std::shared_ptr<Talk> talk;
  try {
    talk = talk_with(*peer);
  } catch (const std::system_error& error) {
    spdlog::error("{}; raise the limit of open files (ulimit -n) of this node", error.what());
    ::shutdown(peer->fd(), SHUT_RDWR);
    return;
  }
  // After a refusal the position in the stream is unknown: nothing that follows may be taken for a request.
  if (talk->refused) return;
  talk->collector.take({bytes, size});
  const auto parser = getParser(peer);
  bool complete = false;
  peer->setIdle(false);
  if (const int status = feed(*parser, bytes, size, complete); status != 0) {
    refuse(*talk, status);
  } else if (complete) {
    take(*talk, parser->request, peer->address().host());
  } else {
    return;
  }
  parser->reset();
  talk->collector.clear();
  // Pistache's limits are for messages that come slowly. This one is here; the answer is sent whenever it is made.
  peer->setIdle(true);
}

// Behind the answers to what came before.
void Server::Entrance::refuse(Talk& talk, int status) {
  talk.refused = true;
  const auto work = [state = state_, line = talk.line.get(), status] {
    send(*line, state->service.refuse(status), Connection::close);
  };
  if (talk.line->add(work, true) == Line::Taken::start) state_->runners.run([line = talk.line] { line->run(); });
}

void Server::Entrance::take(Talk& talk, const px::Http::Request& request, std::string peer) {
  Incoming incoming;
  if (!read_head(talk.collector.head(), incoming)) return refuse(talk, 400);
  incoming.body = request.body();
  incoming.peer = std::move(peer);
  ++state_->in_flight;
  // A std::function is copyable, and so is what it holds.
  const auto held = std::make_shared<Incoming>(std::move(incoming));
  const auto work = [state = state_, line = talk.line.get(), held, close = closes(request)] {
    auto reply = state->service.serve(std::move(*held));
    send(*line, reply, close || state->draining ? Connection::close : Connection::keep_alive);
    --state->in_flight;
    ++state->served;
  };
  switch (talk.line->add(work)) {
    case Line::Taken::start:
      return state_->runners.run([line = talk.line] { line->run(); });
    case Line::Taken::queued:
      return;
    case Line::Taken::full:
      --state_->in_flight;
      return refuse(talk, 429);
  }
}

bool Server::Entrance::closes(const px::Http::Request& request) {
  const bool old = request.version() == px::Http::Version::Http10;
  const auto header = request.headers().tryGet<px::Http::Header::Connection>();
  const auto asked =
      header ? header->control() : (old ? px::Http::ConnectionControl::Close : px::Http::ConnectionControl::KeepAlive);
  return asked == px::Http::ConnectionControl::Close || (old && asked != px::Http::ConnectionControl::KeepAlive);
}

// The whole answer is written as bytes of our own: Pistache would send one Set-Cookie of several, no raw headers, and
// for HEAD a Content-Length of 0.
void Server::Entrance::send(Line& line, const Service::Reply& reply, Connection connection) {
  const auto& response = reply.response;
  auto bytes = write_head(response, px::Http::codeString(static_cast<px::Http::Code>(response.status)), connection);
  if (!reply.head) bytes += response.body;
  line.send(bytes);
  if (connection == Connection::close) line.close_after();
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
                               .threads(readers)
                               .threadsName("http-reader")
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
  state_->runners.stop();
}

}  // namespace kenes::http
