// The reference for script/bench: what Pistache alone can do with a page of the same size. Loopback only, no routing,
// no escaping, no database. It flushes as core/http does, because without that answers go astray (docs/adr/0001).
#include <pistache/endpoint.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

using namespace Pistache;

class Page : public Http::Handler {
 public:
  HTTP_PROTOTYPE(Page)
  explicit Page(std::size_t size) : body_(size, 'x') {}

  void onRequest(const Http::Request&, Http::ResponseWriter writer) override {
    writer.headers().add<Http::Header::Connection>(Http::ConnectionControl::KeepAlive);
    writer.send(Http::Code::Ok, body_, MIME(Text, Html));
    transport()->flush();
  }

 private:
  std::string body_;
};

}  // namespace

int main(int count, char** words) {
  if (count != 4) {
    std::cerr << "usage: bare_pistache PORT THREADS BYTES\n";
    return 2;
  }
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTERM);
  sigaddset(&stop, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stop, nullptr);
  Http::Endpoint endpoint(Address("127.0.0.1", Port(static_cast<std::uint16_t>(std::atoi(words[1])))));
  endpoint.init(
      Http::Endpoint::options().threads(std::atoi(words[2])).flags(Tcp::Options::ReuseAddr | Tcp::Options::NoDelay));
  endpoint.setHandler(Http::make_handler<Page>(static_cast<std::size_t>(std::atol(words[3]))));
  endpoint.serveThreaded();
  int signal = 0;
  sigwait(&stop, &signal);
  endpoint.shutdown();
}
