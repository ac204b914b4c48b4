// What the plugin tells the host about its routes.
#include <algorithm>
#include <catch2/catch.hpp>

#include "plugin.hpp"

using namespace kenes;

namespace {

class Routes final : public Registrar {
 public:
  void settings(Schema) override {}
  void role(std::string, std::string) override {}
  void route(Route route) override { all.push_back(std::move(route)); }
  void job(std::string, JobHandler) override {}
  void timer(Timer) override {}
  void command(Command) override {}
  void staff_page(std::string, std::string, std::vector<std::string>) override {}
  void news(NewsSource) override {}
  void configuration_check(ConfigurationCheck) override {}
  void personal_data(std::unique_ptr<PersonalData>) override {}
  void sign_in(SignInOffer) override {}

  const Route& at(Method method, const std::string& path) const {
    return *std::find_if(all.begin(), all.end(),
                         [&](const Route& route) { return route.method == method && route.path == path; });
  }
  std::vector<Route> all;
};

}  // namespace

TEST_CASE("a class behind one address can send the form before anybody has signed in") {
  petition::PetitionPlugin plugin;
  Routes routes;
  plugin.declare(routes);
  for (const char* path : {"/{id:int}/sign", "/{id:int}/support/{token}"}) {
    const auto& route = routes.at(Method::post, path);
    CHECK(route.per_minute == 20);
    CHECK(route.per_minute_anonymous >= 10 * 30);
  }
}

TEST_CASE("proofs that anybody may ask for have a limit") {
  petition::PetitionPlugin plugin;
  Routes routes;
  plugin.declare(routes);
  for (const char* rest : {"", "/file", "/code.svg"}) {
    CHECK(routes.at(Method::get, std::string("/{id:int}/log/receipt/{number:int}") + rest).per_minute > 0);
  }
}
