#pragma once
#include <chrono>

#include "kenes/host.hpp"

namespace kenes::participation {

// How long it is kept where supports came from, after their submission has closed: long enough to look into a surge and
// to hear objections, no longer (GDPR, Art. 5(1)(e)).
constexpr std::chrono::hours origins_kept{90 * 24};

// Forgets what is due, a few thousand supports in a transaction. [a job]
void forget_origins(Host& host);

}  // namespace kenes::participation
