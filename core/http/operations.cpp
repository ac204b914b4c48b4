#include "http/operations.hpp"

#include "http/finish.hpp"

namespace kenes::http {
namespace {

Answer plain(std::string route, int status, std::string text, std::string type = "text/plain; charset=utf-8") {
  Answer answer;
  answer.route = std::move(route);
  answer.response.status = status;
  answer.response.body = std::move(text);
  answer.response.content_type = std::move(type);
  return answer;
}

bool on_this_machine(const std::string& address) {
  return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

}  // namespace

std::optional<Answer> Operations::answer(const Exchange& exchange) const {
  const auto& path = exchange.request.path;
  if (!path.starts_with("/-/")) return std::nullopt;
  if (path == "/-/live") return plain("/-/live", 200, "live\n");
  if (path == "/-/ready") return ready();
  if (path == "/-/metrics" && !exchange.proxied && on_this_machine(exchange.request.client))
    return plain("/-/metrics", 200, metrics_.text(), "text/plain; version=0.0.4; charset=utf-8");
  auto missing = plain_page(404);
  missing.route = "/-/";
  return missing;
}

Answer Operations::ready() const {
  const auto missing = ready_ ? ready_() : std::string();
  return missing.empty() ? plain("/-/ready", 200, "ready\n") : plain("/-/ready", 503, missing + "\n");
}

}  // namespace kenes::http
