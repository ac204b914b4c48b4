#include "app/web.hpp"

#include "app/home.hpp"
#include "http/finish.hpp"
#include "view/theme.hpp"

namespace kenes::app {
namespace {

[[noreturn]] void refuse(const std::vector<Fault>& faults) {
  std::string text;
  for (const auto& fault : faults) text += to_string(fault) + "\n";
  throw Refused(text);
}

view::Options view_options(const Node& node) {
  const auto& blueprint = node.blueprint();
  view::Options options;
  options.sources.push_back({"core", blueprint.places.templates});
  for (const auto& plugin : blueprint.lifecycle.plugins())
    options.sources.push_back({plugin.id, plugin.folder / "templates"});
  options.overlays = node.portal().overlays;
  for (const auto& code : node.portal().languages)
    options.languages.push_back({code, [&languages = node.languages(), code](const std::string& domain) -> const Translator& {
                                   return languages.get(domain, code);
                                 }});
  return options;
}

std::vector<StaffEntry> staff_entries(const plugins::Registry& registry, const config::Portal& portal) {
  std::vector<StaffEntry> entries;
  for (const auto& [plugin, page] : registry.staff_pages())
    for (const auto& service : portal.services)
      if (service.plugin == plugin)
        entries.push_back({"/" + service.slug + page.path, page.title, plugin, "service:" + service.slug, page.roles});
  return entries;
}

}  // namespace

}  // namespace kenes::app
