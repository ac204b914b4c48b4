// The yardstick of the grammar: procedures of other countries can be written, and run from the first step to the last.
#include <catch2/catch.hpp>

#include <filesystem>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::at;
using test::Portal;

namespace {

const std::filesystem::path folder = KENES_SOURCE_FOLDER "/sdk/participation/test_data/processes";

struct System : Portal {
  explicit System(const std::string& key, const std::string& zone = "UTC")
      : Portal(folder / (key + ".toml"), zone), author(host.person("author@example.org")) {}

  std::int64_t submitted(const std::string& territory = "") {
    const auto id =
        write([&](soci::session& sql) { return kit->engine().file(sql, "petitions", author, territory).id; });
    submit(id, author).value();
    return id;
  }
  // As if so many had signed elsewhere, on paper say.
  void have(std::int64_t id, std::int64_t count) {
    write([&](soci::session& sql) {
      sql << "update participation.submission set count_base = cast(:n as bigint) - (support_count - count_base), "
             "support_count = cast(:m as bigint) where id = cast(:id as bigint)",
          soci::use(count), soci::use(count), soci::use(id);
    });
  }
  bool meet(std::int64_t id, const char* duty) {
    return write([&](soci::session& sql) { return kit->engine().meet_duty(sql, id, duty, author).has_value(); });
  }

  Actor author;
};

}  // namespace

TEST_CASE("procedures of many countries have no faults") {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::vector<std::string> faults;
    CAPTURE(entry.path());
    CHECK(test::read(entry.path(), faults).key == entry.path().stem().string());
    CHECK(faults == std::vector<std::string>{});
    ++files;
  }
  CHECK(files == 5);
}

TEST_CASE("Kazakhstan: ten working days, fifty thousand, forty working days", "[integration]") {
  System kz("kz-epetition", "Asia/Almaty");
  kz.host.clock().now_ = at("2026-04-27T06:00:00Z");
  const auto id = kz.submitted();
  CHECK(kz.at(id).stage_until == at("2026-05-14T18:59:59Z"));  // over 1, 7 and 11 May
  kz.decide(id, {"publish"}, kz.author).value();
  kz.have(id, 49'999);
  CHECK(kz.support(id, Portal::citizen(1)).count == 50'000);
  CHECK(kz.at(id).stage == "answering");
  CHECK(kz.duties(id).at(0).due_at == at("2026-06-26T18:59:59Z"));
  CHECK(kz.meet(id, "answer"));
  CHECK(kz.at(id).stage == "answered");
}

TEST_CASE("the European Citizens' Initiative from its organisers to its publication", "[integration]") {
  System eu("eu-eci");
  std::vector<Territory> states;
  for (const auto* code : {"AT", "BE", "BG", "CY", "CZ", "DE", "DK"})
    states.push_back({code, "", "member-state", code, 1});
  eu.write([&](soci::session& sql) { eu.kit->territories().put(sql, states); });
  const auto id = eu.submitted();
  for (int i = 0; i < 7; ++i) {
    CHECK(eu.at(id).stage == "organisers");
    eu.support(id, Portal::citizen(i), states[static_cast<std::size_t>(i)].code);
  }
  CHECK(eu.at(id).stage == "registration");
  eu.decide(id, {"register"}, eu.author).value();
  // Statements on paper, counted by the states.
  eu.have(id, 999'999);
  eu.write([&](soci::session& sql) {
    eu.kit->statistics().replace_territory_base(
        sql, id, "member-state",
        {{"AT", "Austria", "", 13'395}, {"BE", "Belgium", "", 14'803}, {"DE", "D", "", 90'000}});
  });
  eu.support(id, Portal::citizen(100), "DE");
  CHECK(eu.at(id).stage == "open");  // a million, but with its organiser Belgium has 14,804
  eu.support(id, Portal::citizen(101), "BE");
  CHECK(eu.at(id).stage == "verification");
  CHECK(eu.meet(id, "verification"));
  CHECK(eu.meet(id, "hearing"));
  CHECK(eu.decide(id, {"act", "", "A regulation will be proposed"}, eu.author)->stage == "accepted");
  CHECK(eu.duties(id).size() == 3);  // the publication, too
}

TEST_CASE("Manabalss: the lawyers' desk, a hundred in a day, the Saeima", "[integration]") {
  System lv("lv-manabalss");
  const auto id = lv.submitted();
  CHECK(lv.duties(id).at(0).due_at == lv.now() + std::chrono::hours{24});
  lv.decide(id, {"correct", "", "Name the law"}, lv.author).value();
  lv.submit(id, lv.author).value();
  CHECK(lv.meet(id, "contact"));
  lv.decide(id, {"ready"}, lv.author).value();
  lv.have(id, 99);
  lv.support(id, Portal::citizen(1));
  CHECK(lv.at(id).stage == "open");
  lv.have(id, 9'999);
  lv.support(id, Portal::citizen(2));
  CHECK(lv.at(id).stage == "saeima");
  CHECK(lv.meet(id, "debate"));
  CHECK(lv.at(id).stage == "saeima");
  CHECK(lv.meet(id, "answer"));
  CHECK(lv.at(id).stage == "answered");
}
