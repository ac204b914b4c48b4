#include "app/home.hpp"

#include "kenes/call.hpp"

namespace kenes::app {
namespace {

Response home(Call& call, const config::Portal& portal) {
  const std::string language(call.words().language());
  boost::json::array services;
  for (const auto& service : portal.services)
    services.push_back(boost::json::object{{"href", "/" + service.slug},
                                           {"title", service.title.in(language)},
                                           {"summary", service.summary.in(language)}});
  auto response = page("core/home", {{"services", std::move(services)}});
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace

void declare_home(Registrar& registrar, const config::Portal& portal) {
  registrar.route({.method = Method::get, .path = "/", .access = Access::anyone(), .handler = [&portal](Call& call) {
                     return home(call, portal);
                   }});
}

}  // namespace kenes::app
