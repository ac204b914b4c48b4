#pragma once
// What operators and their tools ask of one node.
#include <functional>
#include <optional>
#include <string>

#include "http/exchange.hpp"
#include "http/metrics.hpp"

namespace kenes::http {

// /-/live: the process answers. /-/ready: it may be sent visitors; 503 with a sentence if not. /-/metrics: Prometheus,
// and only to those on this machine who did not come through nginx. [any thread]
class Operations {
 public:
  // Empty when ready, else what is missing ("the database does not answer"); called at each question.
  using Ready = std::function<std::string()>;

  Operations(const Metrics& metrics, Ready ready) : metrics_(metrics), ready_(std::move(ready)) {}

  // nullopt for a path that is not below /-/.
  std::optional<Answer> answer(const Exchange& exchange) const;

 private:
  Answer ready() const;

  const Metrics& metrics_;
  Ready ready_;
};

}  // namespace kenes::http
