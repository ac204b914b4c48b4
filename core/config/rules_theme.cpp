#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <regex>

#include <spdlog/fmt/fmt.h>

#include "config/rules.hpp"

namespace kenes::config {
namespace {

// Relative luminance of a colour, WCAG 2.2.
double luminance(const std::string& colour) {
  constexpr std::array share{0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (std::size_t i = 0; i < share.size(); ++i) {
    const double c = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    sum += share[i] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

}  // namespace

void Rules::theme() {
  colour("brand_colour", "white text on it", "header and footer");
  colour("accent_colour", "white text on it", "buttons");
  colour("link_colour", "it on white", "links");
  const auto logo = string_at("/theme/logo");
  if (!logo) return;
  const std::filesystem::path file(path_at("/theme/logo", *logo));
  if (file.extension() != ".svg" && file.extension() != ".png") {
    fault("/theme/logo", "'logo' must be an SVG or PNG file, not '" + *logo + "'", "");
  } else if (!std::filesystem::is_regular_file(file)) {
    fault("/theme/logo", "there is no file '" + file.string() + "'", "paths are relative to the folder of this file");
  }
}

void Rules::colour(const std::string& key, std::string_view ground, std::string_view use) {
  const auto value = string_at("/theme/" + key);
  static const std::regex form("#[0-9A-Fa-f]{6}");
  if (!value) return;
  if (!std::regex_match(*value, form)) {
    fault("/theme/" + key, "'" + key + "' must be a colour such as #0b4f6c, not '" + *value + "'", "");
    return;
  }
  // 4.5 is what WCAG 2.2 AA asks for text (success criterion 1.4.3).
  const double contrast = 1.05 / (luminance(*value) + 0.05);
  if (contrast < 4.5) {
    fault("/theme/" + key,
          fmt::format("'{}' is too light for {}: {} has a contrast of {:.1f}, and WCAG asks for 4.5", key, use, ground,
                      std::floor(contrast * 10) / 10),
          "choose a darker colour");
  }
}

}  // namespace kenes::config
