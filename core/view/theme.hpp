#pragma once
#include <string>

#include "config/portal.hpp"

namespace kenes::view {

// The style sheet that dresses the pages in a portal's colours: CSS custom properties, to be served after kenes.css.
// What isn't a colour such as #0b4f6c is left out, so that nothing else can get into the style sheet. [any thread]
std::string theme_css(const config::Theme& theme);

}  // namespace kenes::view
