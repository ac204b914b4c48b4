#include <catch2/catch.hpp>

#include "plugins/plugin_registrar.hpp"

using namespace kenes;
using namespace kenes::plugins;

TEST_CASE("the path of a plugin's route is fixed text and captures, a segment each") {
  for (const auto* good : {"", "/", "/sign", "/{id:int}/sign", "/{slug}/{id:int}", "/feed.atom", "/a-b_c~d"}) {
    INFO(good);
    CHECK(path_fault(good).empty());
  }
  for (const auto* bad : {"sign", "/sign/", "/a//b", "/{", "/{}", "/{Id}", "/{7}", "/{id:uuid}", "/{id}/{id}",
                          "/{id:int}.csv", "/page-{number}", "/two words", "/қол", "/a?b"}) {
    INFO(bad);
    CHECK_FALSE(path_fault(bad).empty());
  }
  CHECK(path_fault("/{id:int}.csv") == "'{id}.csv' is neither fixed text nor {name} nor {name:int}");
  CHECK(path_fault("/{id}/{id}") == "pattern '/{id}/{id}' has two captures called 'id'");
}

TEST_CASE("paths that differ in the names of captures alone are reached by the same requests") {
  CHECK(same_requests("", ""));
  CHECK(same_requests("/{id:int}/sign", "/{number:int}/sign"));
  CHECK_FALSE(same_requests("/{id:int}/sign", "/{id}/sign"));
  CHECK_FALSE(same_requests("/{id}", "/{id}/sign"));
  CHECK_FALSE(same_requests("", "/"));
}

TEST_CASE("a route is named by its method and path") {
  Route route;
  route.method = Method::del;
  route.path = "/{id:int}";
  CHECK(shown(route) == "DELETE '/{id:int}'");
}
