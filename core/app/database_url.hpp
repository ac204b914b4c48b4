#pragma once
#include "config/portal.hpp"
#include "storage/cluster.hpp"

namespace kenes::app {

// The configured database, or the private cluster in the data directory, which `kenes up` starts.
inline std::string database_url(const config::Portal& portal) {
  return portal.database.url.empty() ? storage::Cluster::url_of(portal.data_dir / "postgresql") : portal.database.url;
}

}  // namespace kenes::app
