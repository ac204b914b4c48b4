#pragma once
// What pages load beside themselves: style sheet, script, icon, the theme's colours and the logo, under names that
// change with their content ("/assets/kenes.<hash>.css"), so that browsers may keep them for ever.
#include <filesystem>
#include <map>
#include <string>

#include "app/layout.hpp"
#include "config/portal.hpp"
#include "http/exchange.hpp"

namespace kenes::app {

class Pictures {
 public:
  // Reads all files of the folder into memory. Throws std::runtime_error if one that pages need is missing.
  Pictures(const std::filesystem::path& folder, const config::Portal& portal);

  const LayoutAssets& layout() const { return layout_; }
  // [any thread]
  http::Answer answer(const http::Exchange& exchange) const;

 private:
  struct File {
    std::string content, type;
  };
  // The path that it is served under.
  std::string add(const std::string& name, std::string content);
  std::string add_file(const std::filesystem::path& file);

  std::map<std::string, File, std::less<>> files_;
  LayoutAssets layout_;
};

}  // namespace kenes::app
