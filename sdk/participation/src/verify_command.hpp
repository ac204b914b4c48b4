#pragma once
#include <span>
#include <string>

#include "kenes/host.hpp"
#include "kenes/participation/support_log.hpp"

namespace kenes::participation {

inline constexpr const char* verify_usage =
    "URL [--key KEY]… [FILE…]: downloads a log of supports and counts it again; FILEs are receipts, or checkpoints of "
    "earlier days";

// Prints what it finds. 0: all is right; 1: something isn't; 2: asked wrongly.
int change_log_key(Host& host, SupportLog& logs);
int verify_log(Host& host, std::span<const std::string> arguments);

}  // namespace kenes::participation
