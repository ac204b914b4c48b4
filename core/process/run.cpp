#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "kenes/strand.hpp"
#include "process/child.hpp"

namespace kenes::process {
namespace {

std::string read_to_end(int from) {
  std::string text;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(from, buffer.data(), buffer.size())) != 0;) {
    if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
    if (got < 0 && errno != EINTR) break;
  }
  return text;
}

}  // namespace

int exit_code(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Result<int> run(const Spawn& spawn) {
  const Blocking blocking;
  return Child::start(spawn).map([](Child child) { return exit_code(child.wait()); });
}

Result<Captured> capture(Spawn spawn) {
  const Blocking blocking;
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return fail("no_pipe", std::strerror(errno));
  spawn.output_to = pipe[1];
  auto child = Child::start(spawn);
  ::close(pipe[1]);
  auto captured = std::move(child).map([&](Child running) {
    auto output = read_to_end(pipe[0]);
    return Captured{exit_code(running.wait()), std::move(output)};
  });
  ::close(pipe[0]);
  return captured;
}

}  // namespace kenes::process
