#include "http/assets.hpp"

#include <unistd.h>

#include <fstream>
#include <iterator>

#include "http/compress.hpp"
#include "http/finish.hpp"
#include "http/hash.hpp"

namespace kenes::http {
namespace fs = std::filesystem;
namespace {

// What browsers need to know; nosniff makes them believe it.
std::string type_of(const fs::path& name) {
  static const std::map<std::string, std::string> types = {{".css", "text/css; charset=utf-8"},
                                                           {".js", "text/javascript; charset=utf-8"},
                                                           {".mjs", "text/javascript; charset=utf-8"},
                                                           {".svg", "image/svg+xml"},
                                                           {".png", "image/png"},
                                                           {".jpg", "image/jpeg"},
                                                           {".webp", "image/webp"},
                                                           {".ico", "image/x-icon"},
                                                           {".woff2", "font/woff2"},
                                                           {".json", "application/json"},
                                                           {".webmanifest", "application/manifest+json"},
                                                           {".txt", "text/plain; charset=utf-8"}};
  const auto known = types.find(name.extension().string());
  return known == types.end() ? "application/octet-stream" : known->second;
}

// Whole or not at all: nginx may be asked for it while it is written.
bool write_file(const fs::path& file, const std::string& content) {
  std::error_code error;
  if (fs::file_size(file, error) == content.size() && !error) return true;  // named by its content
  const fs::path draft = file.string() + "." + std::to_string(::getpid()) + ".new";
  {
    std::ofstream out(draft, std::ios::binary);
    out << content;
    if (!out.flush()) return false;
  }
  fs::rename(draft, file, error);
  return !error;
}

}  // namespace

std::string Assets::add(const std::string& name, std::string content) {
  const fs::path place(name);
  auto hashed =
      place.parent_path() / (place.stem().string() + "." + content_hash(content) + place.extension().string());
  auto path = "/assets/" + hashed.generic_string();
  files_[path] = {std::move(content), type_of(place)};
  paths_[name] = path;
  return path;
}

Result<void> Assets::add_folder(const fs::path& folder) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error), end;
  if (error) return fail("unreadable_asset", "can't read the folder " + folder.string() + ": " + error.message());
  for (; entry != end; entry.increment(error)) {
    if (error) return fail("unreadable_asset", "can't read the folder " + folder.string() + ": " + error.message());
    if (!entry->is_regular_file() || entry->path().filename().string().starts_with(".")) continue;
    std::ifstream in(entry->path(), std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), {}};
    if (!in.good() && !in.eof()) return fail("unreadable_asset", "can't read " + entry->path().string());
    if (!fs::is_empty(entry->path()) && content.empty())
      return fail("unreadable_asset", "can't read " + entry->path().string() + "; check its permissions");
    add(entry->path().lexically_relative(folder).generic_string(), std::move(content));
  }
  return {};
}

const std::string& Assets::path(std::string_view name) const {
  static const std::string none;
  const auto known = paths_.find(name);
  return known == paths_.end() ? none : known->second;
}

Answer Assets::answer(const Exchange& exchange) const {
  const auto file = files_.find(exchange.request.path);
  const bool known = file != files_.end();
  Answer answer = known && exchange.verb == "GET" ? Answer{} : plain_page(known ? 405 : 404);
  answer.route = "/assets/";
  if (answer.response.status == 405) answer.response.headers.push_back({"Allow", "GET, HEAD"});
  if (answer.response.status != 200) return answer;
  answer.response.body = file->second.content;
  answer.response.content_type = file->second.type;
  answer.response.caching = Caching::immutable;
  return answer;
}

Result<void> Assets::publish(const fs::path& folder) const {
  for (const auto& [path, file] : files_) {
    const fs::path target = folder / fs::path(path).relative_path();
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    if (error || !write_file(target, file.content) || !write_file(target.string() + ".gz", gzip(file.content)))
      return fail("unwritable_asset",
                  "can't write " + target.string() + "; check the folder's owner and the free space");
  }
  return {};
}

}  // namespace kenes::http
