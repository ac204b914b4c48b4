#include "front/site.hpp"

namespace kenes::front {

std::filesystem::path bodies_folder(const Site& site) {
  return site.folder / "temp/body";
}

Site site_of(const config::Portal& portal, const std::vector<int>& node_ports) {
  const auto& http = portal.http;
  Site site;
  site.address = http.front_address;
  site.port = http.front_port;
  const bool six = http.address.find(':') != std::string::npos;
  const auto host = six ? "[" + http.address + "]" : http.address;
  for (const int port : node_ports.empty() ? std::vector<int>{http.port} : node_ports)
    site.nodes.push_back(host + ":" + std::to_string(port));
  site.node_threads = http.threads;
  site.folder = portal.data_dir / "nginx";
  site.published = portal.data_dir / "public";
  site.files = portal.files.directory;
  site.max_files = portal.files.max_body;
  site.requests_per_minute = http.requests_per_minute;
  return site;
}

}  // namespace kenes::front
