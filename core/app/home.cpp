#include "app/home.hpp"

#include <algorithm>

#include "kenes/call.hpp"

namespace kenes::app {
namespace {

constexpr std::size_t most_news = 6;

struct Home {
  const config::Portal& portal;
  const plugins::Registry& registry;
  std::function<Host&(const std::string&)> host;

  Response operator()(Call& call) const;
  boost::json::array services(const std::string& language) const;
  boost::json::array news(const std::string& language, Call& call) const;
};

boost::json::array Home::services(const std::string& language) const {
  boost::json::array list;
  for (const auto& service : portal.services)
    list.push_back(boost::json::object{{"href", "/" + service.slug},
                                       {"title", service.title.in(language)},
                                       {"summary", service.summary.in(language)}});
  return list;
}

boost::json::array Home::news(const std::string& language, Call& call) const {
  boost::json::array list;
  for (const auto& [plugin, source] : registry.news())
    for (const auto& service : portal.services) {
      if (service.plugin != plugin) continue;
      // A plugin without news must not take the start page with it.
      try {
        for (const auto& item : source(host(plugin), service, language))
          list.push_back(boost::json::object{{"href", item.href},
                                             {"title", item.title},
                                             {"summary", item.summary},
                                             {"at", to_iso(item.at)},
                                             {"service", service.title.in(language)}});
      } catch (const DatabaseUnavailable&) {
        throw;
      } catch (const std::exception& error) {
        call.host().log().error("news of plugin {} failed: {}", plugin, sql::sqlstate(error));
      }
    }
  if (list.size() > most_news) list.resize(most_news);
  return list;
}

Response Home::operator()(Call& call) const {
  const std::string language(call.words().language());
  auto response = page("core/home", {{"services", services(language)}, {"news", news(language, call)}});
  response.caching = Caching::short_shared;
  return response;
}

Response accessibility(Call& call) {
  auto response = page("core/accessibility", {{"title", call.tr("Accessibility")}});
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace

void declare_home(Registrar& registrar, const config::Portal& portal, const plugins::Registry& registry,
                  std::function<Host&(const std::string& plugin)> host) {
  registrar.route({.method = Method::get,
                   .path = "/",
                   .access = Access::anyone(),
                   .handler = Home{portal, registry, std::move(host)},
                   .twin = false});
  registrar.route(
      {.method = Method::get, .path = "/accessibility", .access = Access::anyone(), .handler = accessibility});
}

}  // namespace kenes::app
