#pragma once
// How text messages leave this portal.
#include <memory>

#include "config/portal.hpp"
#include "kenes/time.hpp"
#include "text_messages/gateway.hpp"

namespace kenes::app {

// Whether there is a gateway: that of the portal file, or the mailbox of a demonstration.
bool has_text_gateway(const config::Portal& portal);

// nullptr if there is none. `clock` must outlive it.
std::unique_ptr<text_messages::Gateway> text_gateway_of(const config::Portal& portal, const Clock& clock);

}  // namespace kenes::app
