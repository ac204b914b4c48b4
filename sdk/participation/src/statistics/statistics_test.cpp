#include <catch2/catch.hpp>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

TEST_CASE("counts by territory rise through the tree and add to official ones", "[integration]") {
  Portal portal;
  auto& statistics = portal.kit->statistics();
  const auto id = portal.published();
  portal.write([&](soci::session& sql) {
    portal.kit->territories().put(sql, {{"GB", "", "country", "United Kingdom"},
                                        {"R1", "GB", "region", "North"},
                                        {"E1", "R1", "constituency", "Aberdare"},
                                        {"E2", "R1", "constituency", "Bath"},
                                        // A circle by mistake must not hang a page.
                                        {"X1", "X2", "constituency", "Nowhere"},
                                        {"X2", "X1", "region", "Nowhere at all"}});
    statistics.replace_territory_base(sql, id, "constituency", {{"E2", "Bath (official)", "constituency", 10}});
    statistics.replace_territory_base(sql, id, "constituency", {{"E2", "Bath (official)", "constituency", 20}});
    statistics.replace_territory_base(sql, id, "country", {{"FR", "France", "country", 1}});
  });
  const char* places[] = {"E1", "E1", "E2", "E2", "E2", "X1", ""};
  for (int i = 0; i < 7; ++i) portal.support(id, Portal::citizen(i), places[i]);
  const auto counts = [&](const char* kind, int limit) {
    return portal.write([&](soci::session& sql) {
      std::string text;
      for (const auto& count : statistics.by_territory(sql, id, kind, limit)) {
        text += count.code + " " + count.name + " " + std::to_string(count.count) + ", ";
      }
      return text;
    });
  };
  CHECK(counts("constituency", 10) == "E2 Bath (official) 23, E1 Aberdare 2, X1 Nowhere 1, ");
  CHECK(counts("constituency", 1) == "E2 Bath (official) 23, ");
  CHECK(counts("region", 10) == "R1 North 5, X2 Nowhere at all 1, ");
  CHECK(counts("country", 10) == "GB United Kingdom 5, FR France 1, ");
  CHECK(counts("planet", 10) == "");
  CHECK(portal.kit->ledger().withdraw(id, Portal::citizen(0)) == WithdrawOutcome::withdrawn);
  CHECK(portal.kit->ledger().withdraw(id, Portal::citizen(1)) == WithdrawOutcome::withdrawn);
  portal.host.advance(std::chrono::seconds{5});  // a page may show the counts of 5 seconds ago
  CHECK(counts("region", 10) == "R1 North 3, X2 Nowhere at all 1, ");
}

TEST_CASE("readings are taken hourly where something changed, and at the end", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const auto quiet = portal.published();
  const auto read = [&](std::int64_t of, int points) {
    return portal.write([&](soci::session& sql) { return portal.kit->statistics().readings(sql, of, points); });
  };
  const auto before = read(quiet, 100).size();
  portal.support(id, Portal::citizen(1));
  portal.host.advance(std::chrono::hours{1});
  portal.host.advance(std::chrono::hours{5});  // nothing new
  portal.support(id, Portal::citizen(2));
  portal.host.advance(std::chrono::hours{1});
  const auto taken = read(id, 100);
  REQUIRE(taken.size() >= 2);
  CHECK(taken.back().count == 7);
  CHECK(taken.back().at == portal.now());
  CHECK(taken[taken.size() - 2].count == 6);
  CHECK(taken[taken.size() - 2].at == portal.now() - std::chrono::hours{6});
  CHECK(read(quiet, 100).size() == before);

  portal.support(id, Portal::citizen(3));
  portal.host.clock().now_ = *portal.at(id).stage_until + std::chrono::minutes{1};
  portal.host.run_jobs();
  CHECK(portal.at(id).stage == "closed");
  CHECK(read(id, 100).back().count == 8);
}

TEST_CASE("readings are thinned evenly, with both ends", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  std::vector<Reading> readings;
  const auto start = portal.now();
  for (int i = 0; i < 3015; ++i) readings.push_back({start + std::chrono::minutes{i}, i});
  portal.write([&](soci::session& sql) {
    auto& statistics = portal.kit->statistics();
    statistics.replace_readings(sql, id, readings);
    statistics.replace_readings(sql, id, readings);
    CHECK(statistics.readings(sql, id, 5000).size() == 3015);
    CHECK(statistics.readings(sql, id, 3015).size() == 3015);
    for (const int points : {2, 3, 100, 240, 3014}) {
      const auto thin = statistics.readings(sql, id, points);
      CAPTURE(points);
      REQUIRE(thin.size() == static_cast<std::size_t>(points));
      CHECK(thin.front().count == 0);
      CHECK(thin.back().count == 3014);
      const auto widest = 3014 / (points - 1) + 1;
      for (std::size_t i = 1; i < thin.size(); ++i) REQUIRE(thin[i].count - thin[i - 1].count <= widest);
    }
    statistics.replace_readings(sql, id, {});
    CHECK(statistics.readings(sql, id, 100).empty());
    statistics.replace_readings(sql, id, {{start, 7}});
    CHECK(statistics.readings(sql, id, 1).size() == 1);
  });
}

TEST_CASE("territories are found by code, name and nearly their name", "[integration]") {
  Portal portal;
  auto& territories = portal.kit->territories();
  portal.write([&](soci::session& sql) {
    territories.put(sql, {{"E1", "", "constituency", "Aberavon"},
                          {"E2", "", "constituency", "Aberdeen North"},
                          {"E3", "", "constituency", "Ynys Môn"},
                          {"750000000", "", "region", "Алматы"},
                          {"E1", "GB", "constituency", "Aberconwy", 44'699}});
    CHECK(territories.find(sql, "E1")->name == "Aberconwy");
    CHECK(territories.find(sql, "E1")->parent == "GB");
    CHECK(territories.find(sql, "E1")->population == 44'699);
    CHECK_FALSE(territories.find(sql, "E9"));
    CHECK(territories.named(sql, "constituency", "ABERDEEN north")->code == "E2");
    CHECK(territories.named(sql, "constituency", "ynys MÔN")->code == "E3");
    CHECK(territories.named(sql, "region", "АЛМАТЫ")->code == "750000000");
    CHECK_FALSE(territories.named(sql, "region", "Aberdeen North"));
    CHECK(territories.similar(sql, "constituency", "Aberdene Nort", 3).at(0) == "Aberdeen North");
    CHECK(territories.similar(sql, "region", "Алмата", 3) == std::vector<std::string>{"Алматы"});
    CHECK(territories.similar(sql, "constituency", "qqqq", 3).empty());
    std::string names;
    const auto all = territories.all(sql, "constituency");
    for (const auto& one : *all) names += one.name + ", ";
    CHECK(names == "Aberconwy, Aberdeen North, Ynys Môn, ");
  });
}
