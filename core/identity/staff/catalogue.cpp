#include "identity/staff/catalogue.hpp"

#include <algorithm>

#include "identity/staff/reach.hpp"

namespace kenes::identity::staff {
namespace {

constexpr std::string_view of_service = "service:", of_authority = "authority:";

}  // namespace

std::vector<std::string> Catalogue::scopes() const {
  std::vector<std::string> all{""};
  for (const auto& service : portal_.services)
    if (!registry_.roles_of(service.plugin).empty()) all.push_back(std::string(of_service) + service.slug);
  for (const auto& authority : portal_.authorities) all.push_back(std::string(of_authority) + authority.key);
  return all;
}

std::vector<std::string> Catalogue::roles_in(std::string_view scope) const {
  const auto known = scopes();
  if (std::find(known.begin(), known.end(), scope) == known.end()) return {};
  std::string plugin;
  for (const auto& service : portal_.services)
    if (scope == std::string(of_service) + service.slug) plugin = service.plugin;
  std::vector<std::string> roles{std::string(administrator)};
  for (const auto& role : registry_.roles())
    if (plugin.empty() || role.plugin == plugin) roles.push_back(role.item.name);
  return roles;
}

std::string Catalogue::title_of_scope(std::string_view scope, std::string_view language) const {
  if (scope.empty()) return words_("core", language).tr("The whole site");
  for (const auto& service : portal_.services)
    if (scope == std::string(of_service) + service.slug) return service.title.in(language);
  for (const auto& authority : portal_.authorities)
    if (scope == std::string(of_authority) + authority.key) return authority.title.in(language);
  return std::string(scope);
}

std::string Catalogue::about(std::string_view role, std::string_view language) const {
  if (role == administrator)
    return words_("core", language).tr("Runs it: may do whatever others may, and hands out their tasks");
  for (const auto& known : registry_.roles())
    if (known.item.name == role) return words_(known.plugin, language).tr(known.item.description);
  return std::string(role);
}

}  // namespace kenes::identity::staff
