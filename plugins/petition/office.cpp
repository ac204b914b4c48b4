#include "office.hpp"

namespace kenes::petition {

std::string Office::link(std::string_view service, std::string_view path) const {
  return host->base_url() + "/" + std::string(service) + std::string(path);
}

}  // namespace kenes::petition
