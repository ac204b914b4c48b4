#include "app/pictures.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "front/site.hpp"
#include "view/theme.hpp"

namespace kenes::app {
namespace fs = std::filesystem;
namespace {

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("can't read the logo " + file.string() + "; check [theme] logo");
  return {std::istreambuf_iterator<char>(in), {}};
}

void require(const Result<void>& done) {
  if (!done) throw std::runtime_error(done.error().message);
}

}  // namespace

Pictures::Pictures(const fs::path& folder, const config::Portal& portal) {
  require(assets_.add_folder(folder));
  layout_ = {.css = needed("kenes.css"),
             .js = needed("kenes.js"),
             .icon = needed("icon.svg"),
             .files = needed("files.js"),
             .challenge = needed("challenge.js"),
             .challenge_style = needed("challenge.css"),
             .challenge_worker = needed("challenge_worker.js"),
             .security_key = needed("security_key.js")};
  layout_.theme = assets_.add("theme.css", view::theme_css(portal.theme));
  if (const auto& logo = portal.theme.logo; !logo.empty())
    layout_.logo = assets_.add("logo" + logo.extension().string(), read(logo));
  require(assets_.publish(front::site_of(portal).published));
}

const std::string& Pictures::needed(std::string_view name) const {
  const auto& path = assets_.path(name);
  if (path.empty())
    throw std::runtime_error("the asset " + std::string(name) + " is missing; build the target 'assets'");
  return path;
}

}  // namespace kenes::app
