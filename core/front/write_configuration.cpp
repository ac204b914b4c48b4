#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <thread>

#include "front/error_pages.hpp"
#include "front/nginx.hpp"
#include "front/nginx_conf.hpp"
#include "process/account.hpp"

namespace kenes::front {
namespace fs = std::filesystem;
namespace {

constexpr const char* worker_user = "www-data";  // of Debian's nginx

// What an operator may add, beside files of their own.
constexpr std::string_view local_readme = R"(Files here are included by nginx.conf and never touched by kenes.

http*.conf    lines inside http { }, for example set_real_ip_from when a load balancer stands before nginx
server*.conf  lines inside server { }, for example TLS:

    listen 443 ssl http2;
    ssl_certificate     /etc/letsencrypt/live/portal.example.org/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/portal.example.org/privkey.pem;
    ssl_protocols       TLSv1.2 TLSv1.3;
    ssl_session_cache   shared:tls:10m;
    add_header Strict-Transport-Security "max-age=31536000" always;

Check with `nginx -t -c` and the path of nginx.conf, then send nginx SIGHUP.
)";

std::string filled(std::string_view text, const std::map<std::string, std::string>& values) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = std::min(text.find('@', at), text.size());
    const auto close = text.find('@', open + 1);
    result += text.substr(at, open - at);
    if (open == text.size()) break;
    const auto known = close == std::string_view::npos
                           ? values.end()
                           : values.find(std::string(text.substr(open + 1, close - open - 1)));
    result += known == values.end() ? "@" : known->second;  // "@node" is nginx's own
    at = known == values.end() ? open + 1 : close + 1;
  }
  return result;
}

std::string node_lines(const Site& site) {
  std::string lines;
  for (const auto& node : site.nodes) lines += "    server " + node + " max_fails=2 fail_timeout=3s;\n";
  return lines;
}

std::map<std::string, std::string> values_of(const Site& site) {
  const int workers = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
  const bool six = site.address.find(':') != std::string::npos;
  // As many as a node works on at once: more would only lie idle.
  const int keepalive = std::max(1, site.node_threads * static_cast<int>(site.nodes.size()) / workers);
  return {
      {"FOLDER", site.folder.string()},
      {"BODIES", bodies_folder(site).string()},
      {"PUBLISHED", site.published.string()},
      {"USER", ::geteuid() == 0 ? std::string("user ") + worker_user + ";" : ""},
      {"WORKERS", std::to_string(workers)},
      {"STORE", site.files.string()},
      {"MAX_FILES", std::to_string(site.max_files)},
      {"MAX_BODY", std::to_string(site.max_body)},
      {"RATE", std::to_string(site.requests_per_minute)},
      {"BURST", std::to_string(std::max(20, site.requests_per_minute / 6))},
      {"CONNECTIONS", std::to_string(site.connections)},
      {"NODES", node_lines(site)},
      {"KEEPALIVE", std::to_string(keepalive)},
      {"LISTEN", (six ? "[" + site.address + "]" : site.address) + ":" + std::to_string(site.port) + " backlog=1024"}};
}

Result<void> check_paths(const Site& site) {
  if (site.nodes.empty()) return fail("no_nodes", "nginx needs at least one node to pass requests to");
  for (const auto& path : {site.folder, site.published, site.files}) {
    const auto text = path.string();
    if (path.is_relative() || text.find_first_of("\"\\$;{}\r\n@*") != std::string::npos)
      return fail("bad_path", "nginx can't be given the path '" + text +
                                  "': it must be absolute and hold none of \" \\ $ ; { } @ *; choose another data_dir");
  }
  return {};
}

// Workers of a root nginx are www-data: they must reach the cache, the error pages and the published files.
Result<void> open_for_workers(const Site& site) {
  if (::geteuid() != 0) return {};
  const auto workers = process::find_account(worker_user);
  if (!workers)
    return fail("no_www_data", "there is no user 'www-data' for nginx's workers; install the package nginx");
  // The nodes make their folder of files with the first of them.
  const auto files = fs::exists(site.files) ? site.files : site.files.parent_path();
  for (const auto& folder : {site.folder, site.published, files}) {
    const auto closed = process::first_closed_folder(*workers, folder);
    if (!closed.empty())
      return fail("folder_closed", "nginx's workers (user www-data) can't enter " + closed.string() +
                                       ": allow it with `chmod o+x " + closed.string() +
                                       "` or choose another data_dir");
  }
  return {};
}

Result<void> make_folders(const Site& site) {
  std::error_code error;
  for (const auto* name : {"temp", "errors", "local"}) {
    if (!error) fs::create_directories(site.folder / name, error);
  }
  if (!error) fs::create_directories(site.published / "assets", error);
  if (error)
    return fail("unwritable_folder",
                "can't make folders for nginx in " + site.folder.string() + ": " + error.message());
  std::ofstream(site.folder / "local" / "README") << local_readme;
  return open_for_workers(site);
}

}  // namespace

std::optional<gid_t> worker_group() {
  if (::geteuid() != 0) return std::nullopt;
  const auto workers = process::find_account(worker_user);
  return workers ? std::optional(workers->gid) : std::nullopt;
}

Result<fs::path> write_configuration(const Site& site) {
  if (auto good = check_paths(site); !good) return tl::unexpected(good.error());
  if (auto made = make_folders(site); !made) return tl::unexpected(made.error());
  if (auto written = write_error_pages(site.folder / "errors"); !written) return tl::unexpected(written.error());
  auto values = values_of(site);
  values["PROXY"] = std::string(proxy_template);
  values["UPLOADS"] = filled(uploads_template, values);
  values["FILES"] = filled(files_template, values);
  values["SERVER"] = filled(server_template, values);
  const auto file = site.folder / "nginx.conf", draft = site.folder / "nginx.conf.new";
  {
    std::ofstream out(draft);
    out << filled(main_template, values);
    if (!out.flush()) return fail("unwritable_folder", "can't write " + draft.string() + "; is the disk full?");
  }
  std::error_code error;
  fs::rename(draft, file, error);
  if (error) return fail("unwritable_folder", "can't write " + file.string() + ": " + error.message());
  return file;
}

}  // namespace kenes::front
