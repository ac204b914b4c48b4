#pragma once
// The text of nginx.conf. @NAME@ is put in by write_configuration.
#include <string_view>

namespace kenes::front {

extern const std::string_view main_template;     // processes, logs, limits, cache, upstream
extern const std::string_view server_template;   // the virtual server with its locations
extern const std::string_view proxy_template;    // what goes to a node with every request
extern const std::string_view files_template;    // the locations of files that people add
extern const std::string_view uploads_template;  // what those that take files have in common

}  // namespace kenes::front
