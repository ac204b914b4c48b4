#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "app/commands.hpp"

namespace kenes::app {

void start_logging() {
  // To stderr, one line an event: the supervisor (systemd, kenes up) keeps and rotates it.
  auto log = std::make_shared<spdlog::logger>("core", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  log->set_formatter(
      std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%S.%fZ %l [%n] %v", spdlog::pattern_time_type::utc));
  log->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(log));
}

}  // namespace kenes::app
