#pragma once
// The answering side of one connection. [any thread]
//
// It has a descriptor of its own (dup), so that an answer made later, on another thread, can't reach whoever was given
// the connection's number after it was closed: Pistache's trap A3, see abuse_test.cpp.
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string_view>

namespace kenes::http {

class Line {
 public:
  // Requests that came before the answer to the first; more are refused. HTTP/1.1 allows them, nginx sends none.
  static constexpr std::size_t most_waiting = 16;
  // A visitor who takes less for so long is let go: nginx, who stands in front, reads at once.
  static constexpr std::chrono::seconds patience{30};

  using Work = std::function<void()>;
  enum class Taken { start, queued, full };

  // Throws std::system_error if no descriptor is left.
  explicit Line(int connection);
  ~Line();
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  // Answers go out in the order of the requests (RFC 9112, 9.3.2). At `start` the caller sees to it that run() is
  // called; `full` leaves the work undone, unless it is the last of this connection.
  Taken add(Work work, bool last = false);
  // Everything that was added.
  void run();

  // Blocks while the visitor doesn't read. False if it can't be sent: the connection is unusable then.
  bool send(std::string_view bytes);
  void close_after();  // nothing more will be sent

 private:
  bool await_reader(std::chrono::steady_clock::time_point until) const;

  const int fd_;
  std::mutex mutex_;
  std::deque<Work> waiting_;
  bool busy_ = false;
};

}  // namespace kenes::http
