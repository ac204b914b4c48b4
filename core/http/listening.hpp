#pragma once
#include <set>

namespace kenes::http {

// File descriptors of this process that listen for TCP connections.
std::set<int> listening_sockets();

// Closes the socket but keeps its number taken (by /dev/null), so that its owner may close it again later without
// hitting somebody else's file.
void close_listening(int fd);

}  // namespace kenes::http
