#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "view/nodes.hpp"

namespace kenes::view {

// The templates folder of a component: {"letters", ".../plugins/letters/templates"}. A folder that doesn't exist is
// empty.
struct Source {
  std::string plugin;
  std::filesystem::path folder;
};

// All templates by name, parsed once for all languages.
class Library {
 public:
  // Reads every *.html of the sources, then those of the overlays, `<overlay>/templates/<plugin>/<name>.html`; the last
  // wins. An overlay may only replace templates, or add to a component that exists.
  static Library read(const std::vector<Source>& sources, const std::vector<std::filesystem::path>& overlays,
                      std::vector<Fault>& faults);

  void add(Template parsed);
  const Template* find(std::string_view name) const;
  std::vector<std::string> names() const;
  const std::map<std::string, Template, std::less<>>& all() const { return templates_; }

 private:
  std::map<std::string, Template, std::less<>> templates_;
};

}  // namespace kenes::view
