#pragma once
#include <functional>
#include <string>
#include <vector>

#include "config/portal.hpp"
#include "kenes/translator.hpp"
#include "plugins/registry.hpp"

namespace kenes::identity::staff {

// Which roles there are, where they can be held, and what they are called. The references outlive it; the registry is
// full before the first question.
class Catalogue {
 public:
  using Words = std::function<const Translator&(std::string_view domain, std::string_view language)>;
  Catalogue(const config::Portal& portal, const plugins::Registry& registry, Words words)
      : portal_(portal), registry_(registry), words_(std::move(words)) {}

  // "" for the whole portal, then services and authorities in the order of the configuration.
  std::vector<std::string> scopes() const;
  // Those that mean something there; none for what is no scope.
  std::vector<std::string> roles_in(std::string_view scope) const;

  std::string title_of_scope(std::string_view scope, std::string_view language) const;
  // What the role allows, in a sentence; its name if no plugin declares it any more.
  std::string about(std::string_view role, std::string_view language) const;
  std::string portal_name(std::string_view language) const { return portal_.name.in(language); }

 private:
  const config::Portal& portal_;
  const plugins::Registry& registry_;
  Words words_;
};

}  // namespace kenes::identity::staff
