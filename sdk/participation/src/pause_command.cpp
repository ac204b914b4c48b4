#include "pause_command.hpp"

#include <spdlog/fmt/fmt.h>

#include <cstdio>

namespace kenes::participation {
namespace {

int told(const Result<Pause>& pause, const char* done) {
  if (!pause) {
    fmt::print(stderr, "{}\n", pause.error().message);
    return 1;
  }
  fmt::print("{}: {} ({})\n", pause->service, done, pause->reason);
  return 0;
}

}  // namespace

int begin_pause(Host& host, Pauses& pauses, std::span<const std::string> arguments) {
  if (arguments.size() < 2) {
    fmt::print(stderr, "kenes process pause SERVICE REASON…: name a service, and say for everyone why it pauses\n");
    return 2;
  }
  const auto reason = fmt::format("{}", fmt::join(arguments.subspan(1), " "));
  return told(
      host.database().write([&](soci::session& sql) { return pauses.begin(sql, arguments.front(), reason, Actor{}); }),
      "paused");
}

int end_pause(Host& host, Pauses& pauses, std::span<const std::string> arguments) {
  if (arguments.size() != 1) {
    fmt::print(stderr, "kenes process resume SERVICE: name the service whose pause is over\n");
    return 2;
  }
  return told(host.database().write([&](soci::session& sql) { return pauses.end(sql, arguments.front(), Actor{}); }),
              "goes on; the deadlines that the pause interrupted were put off");
}

}  // namespace kenes::participation
