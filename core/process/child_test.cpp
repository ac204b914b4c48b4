#include "process/child.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "process/free_port.hpp"
#include "process/orphan.hpp"

using namespace kenes::process;
using namespace std::chrono_literals;

namespace {

Spawn shell(const std::string& script) {
  return {.command = {"sh", "-c", script}};
}

std::string said(const Spawn& spawn) {
  return capture(spawn).value().output;
}

std::string program_of(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/comm");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a program runs to its end and its exit code comes back") {
  CHECK(run({.command = {"true"}}) == 0);
  CHECK(run({.command = {"sh", "-c", "exit $CODE"}, .environment = {{"CODE", "7"}}}) == 7);
  CHECK(run(shell("kill -KILL $$")) == 128 + SIGKILL);
}

TEST_CASE("what a program says is kept, and so is why there is none") {
  CHECK(said(shell("echo out; echo err >&2")) == "out\nerr\n");
  const auto missing = capture({.command = {"no-such-program-here"}});
  REQUIRE(missing);
  CHECK(missing->code == 127);
  CHECK(missing->output == "no-such-program-here: No such file or directory\n");
}

TEST_CASE("a child that ignores the signal is killed when patience ends") {
  auto child = Child::start({.command = {"sh", "-c", "trap '' TERM; while :; do sleep 0.05; done"}});
  REQUIRE(child);
  std::this_thread::sleep_for(100ms);
  const auto pid = child->pid();
  child->stop(SIGTERM, 200ms);
  CHECK_FALSE(child->running());
  CHECK(::kill(pid, 0) != 0);
}

TEST_CASE("a value of ours is replaced, not given twice") {
  ::setenv("KENES_TEST_WORD", "ours", 1);
  auto ask = shell("env | grep KENES_TEST_WORD");
  CHECK(said(ask) == "KENES_TEST_WORD=ours\n");
  ask.environment = {{"KENES_TEST_WORD", "theirs"}};
  CHECK(said(ask) == "KENES_TEST_WORD=theirs\n");
  ::unsetenv("KENES_TEST_WORD");
}

TEST_CASE("bare surroundings hold nothing of ours") {
  ::setenv("KENES_TEST_WORD", "ours", 1);
  const int ours = ::dup(STDERR_FILENO);  // without O_CLOEXEC: a careless library's
  const auto bare = [](const std::string& script) {
    return said({.command = {"/bin/sh", "-c", script}, .surroundings = Surroundings::bare});
  };
  CHECK(bare("env | grep -v -e ^PWD -e ^_ -e ^OLDPWD | sort") == "LC_ALL=C.UTF-8\nPATH=/usr/bin:/bin\nTZ=UTC\n");
  CHECK(bare("test -e /proc/self/fd/" + std::to_string(ours) + " || echo closed") == "closed\n");
  CHECK(bare("cat; readlink /proc/self/fd/0") == "/dev/null\n");
  CHECK(bare("test $(cut -d' ' -f6 /proc/$$/stat) = $$ && echo leads its session") == "leads its session\n");
  ::close(ours);
  ::unsetenv("KENES_TEST_WORD");
}

TEST_CASE("output is added to a file of the mode that was asked for") {
  const auto file = std::filesystem::temp_directory_path() / ("kenes-output-" + std::to_string(::getpid()));
  const Spawn hello{.command = {"echo", "hello"}, .output = file.string(), .output_mode = 0600};
  CHECK(run(hello) == 0);
  CHECK(run(hello) == 0);
  std::ifstream in(file);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == "hello\nhello\n");
  CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0600));
  std::filesystem::remove(file);
  const auto refused = run({.command = {"true"}, .output = "/no/such/folder/log"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "log_unwritable");
  CHECK(refused.error().message == "cannot write /no/such/folder/log: No such file or directory");
}

TEST_CASE("a child is ended when its parent is killed, also as another user") {
  const auto sleeper = [](std::optional<Account> account) {
    return kenes::test::orphaned([&](auto report) {
      const auto child = Child::start({.command = {"sleep", "600"}, .account = std::move(account)});
      // Killed before, the parent would have left a child that sees it at once and never becomes the program.
      if (child && kenes::test::soon([&] { return program_of(child->pid()) == "sleep\n"; })) report(child->pid());
    });
  };
  const auto ended = sleeper({});
  REQUIRE(ended);
  CHECK(WTERMSIG(*ended) == SIGTERM);
  if (::geteuid() != 0) return;
  const auto nobody = sleeper(find_account("nobody"));
  REQUIRE(nobody);
  CHECK(WTERMSIG(*nobody) == SIGTERM);
}

TEST_CASE("a free port is one that can be used") {
  CHECK(free_port() > 1023);
}
