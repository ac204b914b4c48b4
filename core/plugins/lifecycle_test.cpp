#include "plugins/lifecycle.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "plugins/bare_host.hpp"

namespace kenes::plugins {
namespace {

const std::filesystem::path folder = KENES_BROKEN_PLUGINS;

std::vector<Service> services_of(const std::vector<std::string>& plugins) {
  std::vector<Service> services;
  for (const auto& plugin : plugins) {
    Service service;
    service.slug = plugin + "-here";
    service.plugin = plugin;
    service.where = {"portal.toml", 7};
    services.push_back(service);
  }
  return services;
}

// The messages of refusal, with the place of the build taken out.
std::vector<std::string> texts(const std::vector<Fault>& faults) {
  std::vector<std::string> all;
  for (const auto& fault : faults) {
    auto text = to_string(fault);
    for (auto at = text.find(folder.string()); at != std::string::npos; at = text.find(folder.string())) {
      text.replace(at, folder.string().size(), "<plugins>");
    }
    if (const auto at = text.find(KENES_ABI); at != std::string::npos)
      text.replace(at, std::string(KENES_ABI).size(), "<abi>");
    all.push_back(text);
  }
  return all;
}

std::vector<std::string> load(const std::vector<std::string>& plugins) {
  Lifecycle lifecycle;
  std::vector<Fault> faults;
  lifecycle.load({folder}, services_of(plugins), faults);
  return texts(faults);
}

}  // namespace

TEST_CASE("only plugins that a service needs are loaded, what they depend on first, and stopped in reverse") {
  ::unsetenv("KENES_TEST_STEPS");
  std::vector<Fault> faults;
  {
    Registry registry;
    Lifecycle lifecycle;
    lifecycle.load({folder}, services_of({"house", "house"}), faults);
    REQUIRE(texts(faults).empty());
    REQUIRE(lifecycle.plugins().size() == 2);
    CHECK(lifecycle.plugins()[0].id == "ground");
    CHECK(lifecycle.plugins()[1].depends_on == std::vector<std::string>{"ground"});
    CHECK(lifecycle.plugins()[1].folder == folder / "house");
    lifecycle.declare(registry, faults);
    BareHost host;
    lifecycle.start([&](const LoadedPlugin&) -> Host& { return host; }, faults);
    CHECK(texts(faults).empty());
    CHECK(registry.routes().size() == 2);
    CHECK(registry.roles_of("house") == std::vector<std::string>{"house-clerk"});
    lifecycle.stop();
  }
  CHECK(std::string(std::getenv("KENES_TEST_STEPS")) ==
        "declare:ground declare:house start:ground start:house stop:house stop:ground");
}

TEST_CASE("a plugin of another ABI is refused before any of its code runs") {
  ::unsetenv("KENES_TEST_OTHER_ABI_RAN");
  CHECK(load({"other_abi"}) ==
        std::vector<std::string>{"<plugins>/other_abi/other_abi.so: plugin 'other_abi' is refused: it was built for "
                                 "another ABI (it has 'kenes-1 "
                                 "GNU-9.4.0 c++20 cxx11abi sanitize: contract:0000000000000000', the host needs "
                                 "'<abi>'); build the plugin again "
                                 "with this host's SDK (find_package(KenesSdk)) and compiler"});
  CHECK(std::getenv("KENES_TEST_OTHER_ABI_RAN") == nullptr);
}

TEST_CASE("a plugin that lacks a symbol is refused with the symbol's name") {
  const auto said = load({"missing_symbol"});
  REQUIRE(said.size() == 1);
  CHECK(said[0].starts_with(
      "<plugins>/missing_symbol/missing_symbol.so: plugin 'missing_symbol' is refused: it can't be loaded: "));
  CHECK(said[0].find("function_that_nobody_wrote") != std::string::npos);
  CHECK(said[0].find("; link it against what it uses") != std::string::npos);
}

TEST_CASE("what is not a plugin is refused") {
  CHECK(load({"not_a_plugin", "wrong_id"}) ==
        std::vector<std::string>{
            "<plugins>/not_a_plugin/not_a_plugin.so: plugin 'not_a_plugin' is refused: the library has no "
            "KENES_PLUGIN; declare it with KENES_PLUGIN, once, in its plugin.cpp",
            "<plugins>/wrong_id/wrong_id.so: plugin 'wrong_id' is refused: it calls itself 'another'; "
            "folder, file and id must be the same: another/another.so"});
}

TEST_CASE("files that are not libraries, whole or cut short, are refused") {
  const auto place = std::filesystem::temp_directory_path() / ("kenes-garbage-" + std::to_string(::getpid()));
  std::ifstream in(folder / "ground" / "ground.so", std::ios::binary);
  const std::string good{std::istreambuf_iterator<char>(in), {}};
  for (const std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{64}, good.size() / 2, good.size() - 100}) {
    std::filesystem::create_directories(place / "garbage");
    std::ofstream(place / "garbage" / "garbage.so", std::ios::binary) << good.substr(0, size);
    Lifecycle lifecycle;
    std::vector<Fault> faults;
    lifecycle.load({place}, services_of({"garbage"}), faults);
    INFO(size);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].what.starts_with("plugin 'garbage' is refused: "));
    CHECK(lifecycle.plugins().empty());
  }
  std::filesystem::remove_all(place);
}

TEST_CASE("missing plugins are named with who needs them") {
  CHECK(load({"hous", "lacking"}) ==
        std::vector<std::string>{
            "portal.toml:7: there is no plugin 'hous', which service 'hous-here' needs; did you mean 'house'?",
            "<plugins>/lacking/lacking.so: there is no plugin 'grund', which plugin 'lacking' needs; did you mean "
            "'ground'?"});
}

TEST_CASE("a circle of dependencies is named") {
  CHECK(load({"hen"}) ==
        std::vector<std::string>{"<plugins>/egg/egg.so: plugin 'egg' is refused: it depends on itself: 'egg' "
                                 "needs 'hen' needs 'egg'; one of them must do without the other"});
}

TEST_CASE("an exception in declare or start refuses the plugin by name") {
  std::vector<Fault> faults;
  {
    Registry registry;
    Lifecycle lifecycle;
    lifecycle.load({folder}, services_of({"throws_in_declare"}), faults);
    lifecycle.declare(registry, faults);
    CHECK(texts(faults) ==
          std::vector<std::string>{
              "<plugins>/throws_in_declare/throws_in_declare.so: plugin 'throws_in_declare' is refused: declare "
              "failed: the moon is in the wrong house; ask its author (version 2.1.0), or remove its [[service]]"});
  }
  faults.clear();
  ::unsetenv("KENES_TEST_STEPS");
  Registry registry;
  Lifecycle lifecycle;
  lifecycle.load({folder}, services_of({"throws_in_start"}), faults);
  lifecycle.declare(registry, faults);
  BareHost host;
  lifecycle.start([&](const LoadedPlugin&) -> Host& { return host; }, faults);
  CHECK(texts(faults) ==
        std::vector<std::string>{
            "<plugins>/throws_in_start/throws_in_start.so: plugin 'throws_in_start' is refused: start failed: "
            "the register of persons does not answer; ask its author (version 2.1.0), or remove its [[service]]"});
  CHECK(std::string(std::getenv("KENES_TEST_STEPS")) == "declare:ground start:ground stop:ground");
}

TEST_CASE("every careless declaration is refused, with both names where two plugins meet") {
  std::vector<Fault> faults;
  Registry registry;
  Lifecycle lifecycle;
  lifecycle.load({folder}, services_of({"careless"}), faults);
  lifecycle.declare(registry, faults);
  std::vector<std::string> said;
  for (const auto& text : texts(faults)) said.push_back(text.substr(text.find(": plugin 'careless': ") + 21));
  CHECK(said ==
        std::vector<std::string>{
            "role 'ground-clerk' is already declared by plugin 'ground'; rename one of them, or don't enable both "
            "plugins",
            "route GET '/{id:int}' is declared twice; keep one of them",
            "route GET '/{number:int}' is called by the same requests as GET '/{id:int}'; keep one of them",
            "route POST '/open' doesn't say who may call it; set Access::anyone(), signed_in() or role(\"…\")",
            "route POST 'no/slash': a path begins with a slash and doesn't end with one; such as /{id:int}/sign",
            "route POST '/empty' has no handler; give it a function",
            "job 'ground.sweep' must begin with 'careless.'; call it careless.sweep",
            "job 'careless.sweep' is declared twice; keep one of them",
            "staff page '/desk' names no role; name who sees it",
            "route POST '/staff' asks for role 'grond-clerk', which no plugin declares; did you mean 'ground-clerk'?"});
}

}  // namespace kenes::plugins
