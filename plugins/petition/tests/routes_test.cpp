// What the plugin tells the host about its routes.
#include <catch2/catch.hpp>

#include "kenes/testing/declared_routes.hpp"
#include "plugin.hpp"

using namespace kenes;

TEST_CASE("a class behind one address can send the form before anybody has signed in") {
  petition::PetitionPlugin plugin;
  testing::DeclaredRoutes routes;
  plugin.declare(routes);
  for (const char* path : {"/{id:int}/sign", "/{id:int}/support/{token}"}) {
    const auto& route = routes.at(Method::post, path);
    CHECK(route.per_minute == 20);
    CHECK(route.per_minute_anonymous >= 10 * 30);
  }
}

TEST_CASE("proofs that anybody may ask for have a limit") {
  petition::PetitionPlugin plugin;
  testing::DeclaredRoutes routes;
  plugin.declare(routes);
  for (const char* rest : {"", "/file", "/code.svg"}) {
    CHECK(routes.at(Method::get, std::string("/{id:int}/log/receipt/{number:int}") + rest).per_minute > 0);
  }
}
