#pragma once
// The text of nginx.conf. @NAME@ is put in by write_configuration.
#include <string_view>

namespace kenes::front {

extern const std::string_view main_template;    // processes, logs, limits, cache, upstream
extern const std::string_view server_template;  // the virtual server with its locations

}  // namespace kenes::front
