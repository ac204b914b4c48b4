#pragma once
// What the layout shows around every page: name, languages, navigation, who is signed in. See docs/architecture.md.
#include <boost/json.hpp>

#include <string>
#include <vector>

#include "app/flash.hpp"
#include "config/portal.hpp"
#include "identity/visitor.hpp"

namespace kenes::app {

// An entry in the staff navigation, of one service.
struct StaffEntry {
  std::string href, title, plugin, scope;
  std::vector<std::string> roles;
  bool anywhere = false;  // the role may be held in any scope
};

struct LayoutAssets {
  std::string css, js, theme, logo, icon, files, challenge, challenge_style, challenge_worker,
      security_key;  // paths with content hashes
};

class Layout {
 public:
  Layout(const config::Portal& portal, std::vector<StaffEntry> staff, LayoutAssets assets)
      : portal_(portal), staff_(std::move(staff)), assets_(std::move(assets)) {}

  struct Around {
    const Request& request;
    const identity::Visitor& visitor;
    const std::vector<FlashMessage>& flashes;
    // The words of a plugin in the page's language; staff titles are the plugin's.
    std::function<const Translator&(std::string_view domain)> words;
  };
  boost::json::object globals(const std::string& language, const Around& around) const;

 private:
  boost::json::array languages(const std::string& current, const Request& request) const;
  boost::json::array navigation(const std::string& language, const std::string& path) const;
  boost::json::array staff(const Around& around) const;

  const config::Portal& portal_;
  std::vector<StaffEntry> staff_;
  LayoutAssets assets_;
};

}  // namespace kenes::app
