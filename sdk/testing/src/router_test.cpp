#include "router.hpp"

#include <catch2/catch.hpp>

#include "fake_registrar.hpp"
#include "fake_secrets.hpp"
#include "fake_translator.hpp"

using namespace kenes;
using namespace kenes::testing;

TEST_CASE("patterns are checked") {
  CHECK(pattern_fault("").empty());
  CHECK(pattern_fault("/{id:int}/sign").empty());
  CHECK_FALSE(pattern_fault("new").empty());
  CHECK_FALSE(pattern_fault("/").empty());
  CHECK_FALSE(pattern_fault("/a//b").empty());
  CHECK_FALSE(pattern_fault("/{id:text}").empty());
  CHECK_FALSE(pattern_fault("/{}").empty());
  CHECK_FALSE(pattern_fault("/x{id}").empty());
}

TEST_CASE("fixed segments win over captures, integers over names") {
  const auto route = [](std::string path, bool twin = true) {
    return Route{Method::get, std::move(path), Access::anyone(), nullptr, twin};
  };
  const std::vector<Route> routes{route("/{name}/edit"), route("/{id:int}/edit"), route("/new/edit"),
                                  route("/data.json"),   route("/data"),          route("/feed", false)};
  const auto chosen = [&](std::string_view path) {
    const auto found = find_route(routes, Method::get, path);
    return found.route ? found.route->path : "none";
  };
  CHECK(chosen("/new/edit") == "/new/edit");
  CHECK(chosen("/7/edit") == "/{id:int}/edit");
  CHECK(chosen("/-7/edit") == "/{name}/edit");
  CHECK(chosen("/x/edit") == "/{name}/edit");
  CHECK(chosen("/data.json") == "/data.json");
  CHECK(chosen("/feed.json") == "none");
  CHECK(find_route(routes, Method::get, "/7/edit.json").twin);
  CHECK_FALSE(find_route(routes, Method::get, "/data.json").twin);
  CHECK(find_route(routes, Method::post, "/feed").other_method);
}

TEST_CASE("the registrar names every fault of a declaration") {
  FakeRegistrar registrar("notes");
  const auto handler = [](Call&) { return not_found(); };
  registrar.route({Method::get, "/a", {}, handler});
  registrar.route({Method::get, "b", Access::anyone(), handler});
  registrar.route({Method::get, "/{id:int}", Access::anyone(), handler});
  registrar.route({Method::get, "/{number:int}", Access::anyone(), handler});
  registrar.job("other.job", [](Host&, const boost::json::object&) {});
  registrar.timer({"notes.tick", std::chrono::seconds{0}, [](Host&, const boost::json::object&) {}});
  CHECK(registrar.faults ==
        std::vector<std::string>{"notes: route GET \"/a\" has no access: say Access::anyone(), signed_in() or role(…)",
                                 "notes: route GET \"b\" must be empty or start with /",
                                 "notes: route GET \"/{number:int}\" is declared twice",
                                 "notes: job kind 'other.job' must start with 'notes.'",
                                 "notes: timer 'notes.tick' needs a positive interval"});
}

TEST_CASE("the fake words are English with arguments") {
  const FakeTranslator words("kk");
  CHECK(words.language() == "kk");
  CHECK(words.tr("By {name} and {name}", {{"name", "Ann"}}) == "By Ann and Ann");
  CHECK_THROWS_AS(words.tr("By {name}", {}), std::logic_error);
  CHECK(words.trn("{count} note", "{count} notes", 1, {}) == "1 note");
  CHECK(words.trn("{count} note", "{count} notes", 6078985, {}) == "6,078,985 notes");
  CHECK(words.number(-1000) == "-1,000");
  CHECK(words.date_time(from_micros(1'767'268'800'000'000)) == "1 January 2026 at 12:00");
}

TEST_CASE("the fake secrets are keyed by purpose and repeatable") {
  const FakeSecrets secrets, others;
  CHECK(secrets.keyed_hash("a", "x").size() == 64);
  CHECK(secrets.keyed_hash("a", "x") == others.keyed_hash("a", "x"));
  CHECK(secrets.keyed_hash("a", "x") != secrets.keyed_hash("b", "x"));
  CHECK(secrets.random_token(16).size() == 22);
  CHECK(secrets.random_token(16) != secrets.random_token(16));
}
