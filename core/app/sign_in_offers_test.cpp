#include "app/sign_in_offers.hpp"

#include <catch2/catch.hpp>

#include "app/portal_sign_ins.hpp"

namespace kenes::app {

namespace {

// A portal with these services of a plugin that brings a way to sign in.
struct Bench {
  config::Portal portal;
  plugins::Registry registry;
  std::vector<Fault> faults;

  explicit Bench(const std::vector<std::string>& slugs) {
    for (const auto& slug : slugs) {
      Service service;
      service.slug = slug;
      service.plugin = "card_reader";
      service.where = {"portal.toml", 7};
      portal.services.push_back(service);
    }
    portal.sign_ins.push_back({.key = "eid"});
    SignInOffer offer{.way = {.assurance = Assurance::substantial, .born = true}};
    offer.start = [](Call&, const SignInStart&) { return text("", "text/plain"); };
    registry.registrar("card_reader", {"card_reader.so", 0}, faults)->sign_in(offer);
  }
};

}  // namespace

TEST_CASE("the ways to sign in are those of the portal file, of plugins, and the portal's own") {
  Bench bench({"card", "second-card"});
  const auto keys = [&] {
    std::vector<std::string> all;
    const PortalSignIns sign_ins(bench.portal, bench.registry);
    for (const auto& way : sign_ins.ways()) all.push_back(way.key);
    return all;
  };
  CHECK(keys() == std::vector<std::string>{"eid", "card", "second-card", "email"});
  const auto card = PortalSignIns(bench.portal, bench.registry).ways()[1];
  CHECK(card.assurance == Assurance::substantial);
  CHECK(card.born);

  bench.portal.text_messages.sign_in = true;  // without a gateway there is none
  CHECK(keys().size() == 4);
  bench.portal.text_messages.gateway = "kannel";
  CHECK(keys() == std::vector<std::string>{"eid", "card", "second-card", "sms", "email"});
}

TEST_CASE("a plugin's way can't have the key of another") {
  for (const auto* slug : {"eid", "email", "sms"}) {
    Bench bench({slug});
    check_offers(bench.registry, bench.portal, bench.faults);
    REQUIRE(bench.faults.size() == 1);
    CHECK(to_string(bench.faults[0]) == std::string("portal.toml:7: service '") + slug +
                                            "' brings a way to sign in, and there is one with the key '" + slug +
                                            "' already; choose another slug");
  }
  Bench bench({"card"});
  check_offers(bench.registry, bench.portal, bench.faults);
  CHECK(bench.faults.empty());
}

}  // namespace kenes::app
