#include "app/supervisor.hpp"

#include <spdlog/spdlog.h>
#include <sys/wait.h>

#include <algorithm>
#include <stdexcept>

namespace kenes::app {
namespace {

using namespace std::chrono_literals;

constexpr auto first_pause = 200ms;
constexpr auto longest_pause = 10'000ms;
// A child that ran this long was healthy: its next end starts with the first pause again.
constexpr auto healthy_after = 30s;

std::string how(int status) {
  return WIFSIGNALED(status) ? "was killed by signal " + std::to_string(WTERMSIG(status))
                             : "ended with code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

void Supervisor::start(Kept& kept) {
  auto child = process::Child::start(kept.service.spawn);
  if (!child) throw std::runtime_error(child.error().message);
  kept.child = std::move(*child);
  kept.started = std::chrono::steady_clock::now();
}

void Supervisor::add(Service service) {
  Kept kept{.service = std::move(service)};
  start(kept);
  kept_.push_back(std::move(kept));
}

void Supervisor::tend() {
  const auto now = std::chrono::steady_clock::now();
  for (auto& kept : kept_) {
    if (const auto status = kept.child.ended()) {
      const bool healthy = now - kept.started > healthy_after;
      kept.pause = healthy || kept.pause == 0ms ? std::chrono::milliseconds{first_pause}
                                                : std::min(kept.pause * 2, std::chrono::milliseconds{longest_pause});
      kept.again_at = now + kept.pause;
      spdlog::error("{} {}; starting it again in {} ms", kept.service.name, how(*status), kept.pause.count());
    }
    if (!kept.child.running() && now >= kept.again_at) start(kept);
  }
}

void Supervisor::stop_all() {
  for (auto kept = kept_.rbegin(); kept != kept_.rend(); ++kept)
    kept->child.stop(kept->service.stop_signal, kept->service.patience);
  kept_.clear();
}

const process::Child& Supervisor::child(const std::string& name) const {
  for (const auto& kept : kept_)
    if (kept.service.name == name) return kept.child;
  throw std::logic_error("no service '" + name + "' is supervised");
}

}  // namespace kenes::app
