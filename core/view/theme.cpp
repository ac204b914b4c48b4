#include "view/theme.hpp"

#include <algorithm>

namespace kenes::view {
namespace {

bool is_colour(const std::string& text) {
  return text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

}  // namespace

std::string theme_css(const config::Theme& theme) {
  std::string css = ":root{";
  const auto set = [&](const char* name, const std::string& colour) {
    if (is_colour(colour)) css.append("--kenes-").append(name).append(":").append(colour).append(";");
  };
  set("brand", theme.brand_colour);
  set("accent", theme.accent_colour);
  set("link", theme.link_colour);
  return css + "}\n";
}

}  // namespace kenes::view
