#include "watch/watch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "origins/forget.hpp"
#include "test_support/portal.hpp"
#include "watch/test_watched.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;
using test::usual_domain;
using test::usual_network;
using test::Watched;

namespace {

const Surge& of(const std::vector<Surge>& surges, SupportSource source) {
  const auto found = std::find_if(surges.begin(), surges.end(), [&](const Surge& one) { return one.source == source; });
  REQUIRE(found != surges.end());
  return *found;
}

}  // namespace

TEST_CASE("a flood from one network and one mail domain is found and marked, and nobody else is", "[integration]") {
  Watched portal;
  portal.usual_day();
  CHECK(portal.surges().empty());
  CHECK(portal.with("marks is not null") == 0);

  const auto began = portal.now();
  for (int minute = 0; minute < 30; ++minute) {
    portal.come({100, 50, "cidr '203.0.113.0/24'", "'throwaway.example'"});
    portal.come({2, 50, "cidr '10.1.1.0/24'", "'gmail.example'"});
    portal.host.advance(std::chrono::minutes{1});
  }
  CHECK(portal.with("network = '203.0.113.0/24' and marks = 6") == 3'000);
  CHECK(portal.with("network <> '203.0.113.0/24' and marks is not null") == 0);
  const auto surges = portal.surges();
  CHECK(surges.size() == 3);  // each once, however often it was looked at
  CHECK(of(surges, SupportSource::network).key == "203.0.113.0/24");
  CHECK(of(surges, SupportSource::network).count == 3'000);
  CHECK(of(surges, SupportSource::network).began_at >= began);
  CHECK(of(surges, SupportSource::mail_domain).key == "throwaway.example");
  CHECK(of(surges, SupportSource::all).usual < 200);
  // Silent: it counts like any other.
  CHECK(portal.at(portal.id).support_count == 5 + 2'000 + 3'000 + 60);

  portal.write([&](soci::session& sql) {
    auto& watch = portal.kit->watch();
    const auto networks = watch.most_frequent(sql, portal.id, SupportSource::network, began, portal.now(), 5);
    REQUIRE_FALSE(networks.empty());
    CHECK(networks[0].key == "203.0.113.0/24");
    CHECK(networks[0].count == 3'000);
    CHECK(networks[0].usual == 0);
    const auto domains = watch.most_frequent(sql, portal.id, SupportSource::mail_domain, began, portal.now(), 5);
    REQUIRE(domains.size() >= 2);
    CHECK(domains[1].key == "gmail.example");
    CHECK(domains[1].usual > 1'000);
    std::int64_t drawn = 0;
    for (const auto& rate : watch.rates(sql, portal.id, began, portal.now())) drawn += rate.count;
    CHECK(drawn == 3'060);
    const auto latest = watch.surging(sql, "petitions", portal.now(), 0, 5);
    REQUIRE(latest.size() == 1);
    CHECK(latest[0].submission_id == portal.id);
    CHECK(latest[0].surges.size() == 3);
    CHECK(watch.surging(sql, "petitions", latest[0].last_at, portal.id, 5).empty());
    CHECK(watch.surging(sql, "elsewhere", portal.now(), 0, 5).empty());
    CHECK(watch.surging_since(sql, "petitions", began) == 1);
    CHECK(watch.surging_since(sql, "petitions", portal.now()) == 0);
  });
}

TEST_CASE("an attack that goes on for hours doesn't become usual, nor when it comes back", "[integration]") {
  Watched portal;
  portal.usual_day();
  const auto attack = [&](int minutes) {
    for (int i = 0; i < minutes; i += 10) {
      portal.come({200, 500, "cidr '203.0.113.0/24'", "'throwaway.example'"});
      portal.come({20, 500, usual_network, usual_domain});
      portal.host.advance(std::chrono::minutes{10});
    }
  };
  attack(180);
  CHECK(portal.with("network = '203.0.113.0/24' and marks = 6") == 3'600);
  CHECK(portal.surges().size() == 3);
  portal.host.advance(std::chrono::hours{3});
  portal.usual_day();
  attack(60);
  CHECK(portal.with("network = '203.0.113.0/24' and marks = 6") == 4'800);
  CHECK(portal.surges().size() == 6);
  CHECK(portal.with("network <> '203.0.113.0/24' and marks is not null") == 0);
}

TEST_CASE("addresses that are thrown away are marked, one by one", "[integration]") {
  Watched portal;
  portal.kit->watch().use("petitions", {.disposable_domains = {"minute.example", "throwaway.example"}});
  portal.come({3, 60, usual_network, "'throwaway.example'"});
  portal.come({2, 60, usual_network, "'a.minute.example'"});
  portal.come({4, 60, usual_network, "case i % 2 when 0 then 'notthrowaway.example' else 'example' end"});
  portal.host.advance(std::chrono::minutes{2});
  CHECK(portal.with("marks = 1") == 5);
  CHECK(portal.with("marks is not null") == 5);
  CHECK(portal.surges().empty());
}

TEST_CASE("a service says what is a surge, and lists on paper are none", "[integration]") {
  Watched portal;
  portal.kit->watch().use("petitions", {.least = 10});
  portal.come({150, 600, usual_network, "'gmail.example'"});
  portal.write([](soci::session& sql) { sql << "update participation.supporter set provider = 'paper'"; });
  portal.host.advance(std::chrono::minutes{20});
  CHECK(portal.number("select count(*) from participation.support_rate") == 0);
  portal.come({15, 60, "cidr '203.0.113.0/24'", "'gmail.example'"});
  portal.host.advance(std::chrono::minutes{2});
  CHECK(portal.with("marks = 2") == 15);
}

TEST_CASE("what watching has counted is old after some weeks", "[integration]") {
  Watched portal;
  portal.come({60, 60, usual_network, usual_domain});
  portal.host.advance(std::chrono::minutes{2});
  CHECK(portal.number("select count(*) from participation.support_rate") > 0);
  portal.host.advance(WatchRules::kept + std::chrono::hours{2});
  CHECK(portal.number("select count(*) from participation.support_rate") == 0);
  CHECK(portal.number("select count(*) from participation.support_usual") > 0);
  portal.host.advance(std::chrono::hours{30 * 24 + 2});
  CHECK(portal.number("select count(*) from participation.support_usual") == 0);
}

TEST_CASE("a petition that many talk about is fast, and no source of its support is a surge", "[integration]") {
  Watched portal;
  portal.usual_day();
  portal.come({6'000, 3'000, usual_network, usual_domain});
  portal.host.advance(std::chrono::hours{1});
  const auto surges = portal.surges();
  REQUIRE(surges.size() == 1);
  CHECK(surges[0].source == SupportSource::all);
  CHECK(portal.with("marks is not null") == 0);
}

TEST_CASE("where nothing is known yet, no mail domain is a surge, but one network is", "[integration]") {
  Watched portal;
  portal.come({150, 600, usual_network, "'gmail.example'"});
  portal.host.advance(std::chrono::minutes{20});
  CHECK(portal.surges().empty());
  portal.come({60, 60, "cidr '203.0.113.0/24'", "'gmail.example'"});
  portal.host.advance(std::chrono::minutes{2});
  CHECK(portal.with("marks = 2") == 60);
  CHECK(portal.with("marks is not null") == 60);
}

TEST_CASE("what watching has counted is forgotten with the traces", "[integration]") {
  Watched portal;
  portal.usual_day();
  portal.come({300, 60, "cidr '203.0.113.0/24'", "'throwaway.example'"});
  portal.host.advance(std::chrono::minutes{2});
  CHECK_FALSE(portal.surges().empty());
  portal.write([&](soci::session& sql) {
    const auto now = micros(portal.now());
    sql << "update participation.submission set closed_at = kenes.to_time(cast(:at as bigint)) where id = cast(:id as "
           "bigint)",
        soci::use(now), soci::use(portal.id);
  });
  portal.host.advance(origins_kept + std::chrono::hours{1});
  CHECK(portal.surges().empty());
  CHECK(portal.write(
      [&](soci::session& sql) { return portal.kit->watch().surging(sql, "petitions", portal.now(), 0, 5).empty(); }));
  CHECK(portal.number("select count(*) from participation.support_rate") == 0);
}
