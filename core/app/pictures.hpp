#pragma once
// What pages load beside themselves: style sheet, script, icon, the theme's colours and the logo, under names that
// change with their content.
#include <filesystem>

#include "app/layout.hpp"
#include "config/portal.hpp"
#include "http/assets.hpp"

namespace kenes::app {

class Pictures {
 public:
  // Reads all files of the folder and writes them where nginx serves them from. Throws std::runtime_error if one that
  // pages need is missing.
  Pictures(const std::filesystem::path& folder, const config::Portal& portal);

  const LayoutAssets& layout() const { return layout_; }
  // [any thread]
  http::Answer answer(const http::Exchange& exchange) const { return assets_.answer(exchange); }

 private:
  const std::string& needed(std::string_view name) const;

  http::Assets assets_;
  LayoutAssets layout_;
};

}  // namespace kenes::app
