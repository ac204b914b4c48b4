#pragma once
#include "kenes/host.hpp"

namespace kenes::advice {

// Empties names, contacts and texts of questions that were answered long enough ago. What stays is that there was a
// question, on what topic, and how long its answer took. Run by a timer; in portions.
void erase_answered(Host& host);

}  // namespace kenes::advice
