#include "http/line.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <thread>

using kenes::http::Line;

namespace {

struct Ends {
  Ends() { REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) == 0); }
  ~Ends() {
    ::close(fds[0]);
    if (fds[1] >= 0) ::close(fds[1]);
  }
  void leave() { ::close(std::exchange(fds[1], -1)); }
  std::string read_all() const {
    std::string all;
    std::array<char, 65536> bytes{};
    for (ssize_t got = 0; (got = ::read(fds[1], bytes.data(), bytes.size())) > 0;)
      all.append(bytes.data(), static_cast<std::size_t>(got));
    return all;
  }
  std::array<int, 2> fds{};
};

}  // namespace

TEST_CASE("What a line was given is done in its order, by the one who was told to start") {
  Ends ends;
  Line line(ends.fds[0]);
  std::string done;
  CHECK(line.add([&] { done += "a"; }) == Line::Taken::start);
  CHECK(line.add([&] {
    done += "b";
    CHECK(line.add([&] { done += "c"; }) == Line::Taken::queued);
  }) == Line::Taken::queued);
  line.run();
  CHECK(done == "abc");
  CHECK(line.add([] {}) == Line::Taken::start);
}

TEST_CASE("A visitor who asks without listening is refused at last, behind what was taken") {
  Ends ends;
  Line line(ends.fds[0]);
  std::string done;
  for (std::size_t i = 0; i < Line::most_waiting; ++i) line.add([&] { done += "x"; });
  CHECK(line.add([&] { done += "never"; }) == Line::Taken::full);
  CHECK(line.add([&] { done += "!"; }, true) == Line::Taken::queued);
  line.run();
  CHECK(done == std::string(Line::most_waiting, 'x') + "!");
}

TEST_CASE("A long answer reaches a slow reader whole, and then the end") {
  Ends ends;
  Line line(ends.fds[0]);
  const std::string page(5'000'000, 'p');
  bool sent = false;
  std::thread sender([&] {
    sent = line.send(page);
    line.close_after();
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  CHECK(ends.read_all() == page);
  sender.join();
  CHECK(sent);
}

TEST_CASE("Whoever left gets nothing, and that ends nothing but the line") {
  Ends ends;
  Line line(ends.fds[0]);
  ends.leave();
  CHECK_FALSE(line.send(std::string(5'000'000, 'p')));
}

TEST_CASE("A line outlives the connection's own descriptor") {
  Ends ends;
  Line line(ends.fds[0]);
  ::close(ends.fds[0]);
  CHECK(line.send("still"));
  line.close_after();
  CHECK(ends.read_all() == "still");
  ends.fds[0] = ::dup(ends.fds[1]);  // so that there is something to close
}
