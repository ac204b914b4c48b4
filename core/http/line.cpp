#include "http/line.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "kenes/strand.hpp"

namespace kenes::http {
namespace {

int own_descriptor(int connection) {
  const int fd = ::fcntl(connection, F_DUPFD_CLOEXEC, 0);
  if (fd < 0) throw std::system_error(errno, std::generic_category(), "no descriptor is left for a connection");
  return fd;
}

}  // namespace

Line::Line(int connection) : fd_(own_descriptor(connection)) {}

Line::~Line() {
  ::close(fd_);
}

Line::Taken Line::add(Work work, bool last) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= most_waiting && !last) return Taken::full;
  waiting_.push_back(std::move(work));
  return std::exchange(busy_, true) ? Taken::queued : Taken::start;
}

void Line::run() {
  std::unique_lock lock(mutex_);
  while (!waiting_.empty()) {
    const auto work = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    work();
    lock.lock();
  }
  busy_ = false;
}

bool Line::send(std::string_view bytes) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!bytes.empty()) {
    const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (sent < 0 && errno != EINTR) {
      if ((errno == EAGAIN || errno == EWOULDBLOCK) && await_reader(until)) continue;
      ::shutdown(fd_, SHUT_RDWR);
      return false;
    }
  }
  return true;
}

bool Line::await_reader(std::chrono::steady_clock::time_point until) const {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
  if (left <= 0) return false;
  const Blocking blocking;
  pollfd wanted{fd_, POLLOUT, 0};
  const int ready = ::poll(&wanted, 1, static_cast<int>(left));
  return ready > 0 || (ready < 0 && errno == EINTR);
}

void Line::close_after() {
  ::shutdown(fd_, SHUT_WR);
}

}  // namespace kenes::http
