#include "app/pictures.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "http/finish.hpp"
#include "http/hash.hpp"
#include "kenes/call.hpp"
#include "view/theme.hpp"

namespace kenes::app {
namespace fs = std::filesystem;
namespace {

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw std::runtime_error("can't read " + file.string() + "; build the target 'assets', or install Kenes anew");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string type_of(const fs::path& file) {
  static const std::map<std::string, std::string> types = {{".css", "text/css; charset=utf-8"},
                                                           {".js", "text/javascript; charset=utf-8"},
                                                           {".svg", "image/svg+xml"},
                                                           {".png", "image/png"},
                                                           {".ico", "image/x-icon"}};
  const auto found = types.find(file.extension().string());
  return found == types.end() ? "application/octet-stream" : found->second;
}

}  // namespace

Pictures::Pictures(const fs::path& folder, const config::Portal& portal) {
  layout_.css = add_file(folder / "kenes.css");
  layout_.js = add_file(folder / "kenes.js");
  layout_.icon = add_file(folder / "icon.svg");
  layout_.theme = add("theme.css", view::theme_css(portal.theme));
  if (!portal.theme.logo.empty()) layout_.logo = add_file(portal.theme.logo);
}

std::string Pictures::add_file(const fs::path& file) {
  return add(file.filename().string(), read(file));
}

std::string Pictures::add(const std::string& name, std::string content) {
  const fs::path file(name);
  auto path = "/assets/" + file.stem().string() + "." + http::content_hash(content) + file.extension().string();
  files_[path] = {std::move(content), type_of(file)};
  return path;
}

http::Answer Pictures::answer(const http::Exchange& exchange) const {
  const auto found = files_.find(exchange.request.path);
  if (found == files_.end() || exchange.verb != "GET") {
    auto missing = http::plain_page(404);
    missing.route = "/assets/";
    return missing;
  }
  auto response = text(found->second.content, found->second.type);
  response.caching = Caching::immutable;
  return {.response = std::move(response), .route = "/assets/"};
}

}  // namespace kenes::app
