// The preset lv-manabalss from the first step to the last, and the names of its supporters.
#include <catch2/catch.hpp>

#include "tests/preset_portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;
using kenes::petition::test::PresetPortal;

namespace {

std::vector<NamedValue> as(const std::string& name) {
  return {{"name", name}, {"declared", "yes"}, {"show_name", "yes"}};
}

struct Manabalss : PresetPortal {
  Manabalss() : PresetPortal("lv-manabalss", "Europe/Riga") {}

  // Behind the lawyers and the first hundred: open for signatures.
  std::int64_t open() {
    const auto id = submitted();
    decide(id, {{"outcome", "publish"}});
    have(id, 99);
    support(id, person(1), as("Anna Ozola"));
    return id;
  }
  boost::json::array names(std::int64_t id, const std::string& query = "") {
    return host.get(nobody, path(id, "/supporters" + query)).page.model.at("names").as_array();
  }
};

}  // namespace

TEST_CASE("Manabalss: lawyers within 24 hours, 100 in a day, 10,000 in 6 months, the Saeima", "[integration]") {
  Manabalss lv;
  const auto id = lv.submitted();
  CHECK(lv.standing(id).stage == "lawyers");
  REQUIRE(lv.duties(id).size() == 1);
  CHECK(*lv.duties(id)[0].due_at - lv.host.clock().now() == std::chrono::hours{24});

  // The lawyers write within the day and propose a better text; it goes on only with what the author has accepted.
  CHECK(lv.host.post(lv.moderator, lv.path(id, "/drafting/comment"), {{"text", "Which law should change?"}}).status ==
        303);
  CHECK_FALSE(lv.duties(id)[0].open());
  auto better = petition::test::good_texts();
  better[1].value = "Cities are hot: amend section 2.";
  better.push_back({"based_on", "1"});
  better.push_back({"why", "It names the section"});
  CHECK(lv.host.post(lv.moderator, lv.path(id, "/drafting/version"), better).status == 303);
  lv.decide(id, {{"outcome", "publish"}});
  CHECK(lv.standing(id).stage == "lawyers");
  CHECK(lv.host.post(lv.author, lv.path(id, "/drafting/accept"), {{"number", "2"}}).status == 303);

  CHECK(lv.decide(id, {{"outcome", "send_back"}, {"note", "Name the law that should change."}}).status == 303);
  CHECK(lv.standing(id).stage == "revision");
  auto texts = petition::test::good_texts();
  texts[1].value = "Amend section 3.";
  CHECK(lv.host.post(lv.author, lv.path(id, "/edit"), texts).status == 303);
  lv.host.post(lv.author, lv.path(id, "/submit"), {});
  CHECK(lv.decide(id, {{"outcome", "publish"}}).status == 303);
  CHECK(lv.standing(id).stage == "first-hundred");

  lv.have(id, 99);
  CHECK(lv.support(id, lv.person(1), as("Anna Ozola")).status == 303);
  CHECK(lv.standing(id).stage == "open");
  lv.host.advance(std::chrono::hours{24 * 170});
  lv.have(id, 9'999);
  CHECK(lv.sign(id, lv.person(2), as("Jānis Bērziņš")).status == 303);
  CHECK(lv.standing(id).stage == "saeima");

  CHECK(lv.host.post(lv.official, lv.path(id, "/duty/debate/schedule"), {{"scheduled_on", "2026-07-01"}}).status ==
        303);
  lv.host.advance(std::chrono::hours{24 * 30});
  CHECK(lv.host
            .post(lv.official, lv.path(id, "/duty/debate/outcome"),
                  {{"debated_on", "2026-07-01"}, {"overview", "Supported."}})
            .status == 303);
  CHECK(lv.standing(id).stage == "saeima");
  CHECK(lv.answer(id, "2026-07-02").status == 303);
  CHECK(lv.standing(id).stage == "answered");
  CHECK(lv.names(id).size() == 2);  // they stay with it
}

TEST_CASE("Manabalss: nobody signs without agreeing that the name is shown", "[integration]") {
  Manabalss lv;
  const auto id = lv.open();
  const auto form = lv.host.get(lv.person(2), lv.path(id, "/sign")).page.model;
  CHECK(form.at("consent").at("required") == true);
  CHECK(form.at("consent").at("hint").as_string().find("Who has signed") != std::string::npos);
  const auto refused = lv.sign(id, lv.person(2), {{"name", "Jānis"}, {"declared", "yes"}});
  CHECK(refused.status == 422);
  CHECK(refused.page.model.at("form").at("show_name").at("invalid") == true);
  CHECK(refused.page.model.at("form").at("name").at("value") == "Jānis");
  CHECK(lv.standing(id).support_count == 100);
  // What was ticked survives the way through the sign-in.
  const auto away = lv.sign(id, lv.nobody, as("Jānis"));
  CHECK(Portal::location(away).find("show_name") != std::string::npos);
  CHECK(lv.host.get(lv.nobody, "/petitions/how-it-works").page.model.at("names").as_string().find("Yes.") == 0);
}

TEST_CASE("Manabalss: who has signed is listed with the day, by the alphabet, page by page", "[integration]") {
  Manabalss lv;
  const auto id = lv.open();
  lv.host.advance(std::chrono::hours{24});
  for (int i = 2; i <= 102; ++i) lv.sign(id, lv.person(i), as("Person " + std::to_string(1'102 - i)));
  const auto page = lv.host.get(lv.nobody, lv.path(id, "/supporters"));
  CHECK(page.caching == Caching::short_shared);
  const auto first = page.page.model.at("names").as_array();
  CHECK(first.size() == 100);
  CHECK(first[0].at("name") == "Anna Ozola");
  CHECK(first[1].at("name") == "Person 1000");  // who signed last
  CHECK(first[1].at("signed_on").as_string().starts_with("2026-01-02"));
  CHECK(page.page.model.at("previous").is_null());
  const std::string next(page.page.model.at("next").as_string());
  const auto second = lv.host.get(lv.nobody, next).page.model;
  CHECK(second.at("names").as_array().size() == 2);
  CHECK(second.at("names").at(1).at("name") == "Person 1100");
  CHECK(second.at("next").is_null());
  const auto back = lv.host.get(lv.nobody, std::string(second.at("previous").as_string())).page.model;
  CHECK(back.at("names").as_array() == first);
  CHECK(back.at("previous").is_null());
  const auto twin = lv.host.get(lv.nobody, lv.path(id, "/supporters.json"));
  CHECK(twin.body.find("Person 1000") != std::string::npos);
  CHECK(twin.body.find("example.org") == std::string::npos);
}

TEST_CASE("Manabalss: a shown name leads to no entry of the log", "[integration]") {
  Manabalss lv;
  const auto id = lv.open();
  // Many of one name, so that pages are cut between equal names: each is shown once all the same.
  for (int i = 2; i <= 150; ++i) lv.sign(id, lv.person(i), as("Jānis Bērziņš"));
  std::size_t shown = 0;
  auto target = lv.path(id, "/supporters");
  while (!target.empty()) {
    const auto model = lv.host.get(lv.nobody, target).page.model;
    for (const auto& name : model.at("names").as_array()) {
      ++shown;
      CHECK(name.as_object().size() == 2);
      // The day only: the log has the second.
      CHECK(name.at("signed_on").as_string().ends_with("T12:00:00.000Z"));
    }
    target = model.at("next").is_null() ? "" : std::string(model.at("next").as_string());
  }
  CHECK(shown == 150);
  CHECK(lv.names(id, "?behind=nonsense").size() == 100);
}

TEST_CASE("Manabalss: a page of names reads as many rows, however many there are", "[integration]") {
  Manabalss lv;
  const auto id = lv.open();
  const auto read = [&] {
    return lv.host.database().write([](soci::session& sql) {
      sql << "SELECT pg_stat_force_next_flush()";
      long long rows = 0;
      sql << "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'public_name'",
          soci::into(rows);
      return rows;
    });
  };
  lv.host.database().write([&](soci::session& sql) {
    sql << "INSERT INTO participation.public_name (submission_id, number, name, at) SELECT cast(:id as bigint), "
           "1000 + n, 'Person ' || md5(cast(n as text)), to_timestamp(n) FROM generate_series(1, 50000) AS n",
        soci::use(id);
    sql << "ANALYZE participation.public_name";
  });
  const auto pages = [&] {
    auto next = std::string(
        lv.host.get(lv.nobody, lv.path(id, "/supporters?behind=NzpQZXJzb24gOA==")).page.model.at("next").as_string());
    return std::string(lv.host.get(lv.nobody, next).page.model.at("previous").as_string());
  };
  read();
  const auto before = read();
  lv.host.get(lv.nobody, pages());
  read();
  const auto after = read();
  CHECK(after - before >= 3 * 100);
  CHECK(after - before <= 3 * 101);
}

TEST_CASE("Manabalss: withdrawing takes the name away, and later the name can go alone", "[integration]") {
  Manabalss lv;
  const auto id = lv.open();
  const auto jana = lv.person(2), karlis = lv.person(3);
  lv.sign(id, jana, as("Jana"));
  lv.sign(id, karlis, as("Kārlis"));
  CHECK(lv.host.get(jana, lv.path(id, "/signed")).page.model.at("shown_name") == "Jana");
  CHECK(lv.host.get(jana, lv.path(id, "/hide-name")).page.model.at("may_hide") == false);
  lv.host.post(jana, lv.path(id, "/hide-name"), {});
  CHECK(lv.names(id).size() == 3);
  lv.host.post(jana, lv.path(id, "/withdraw"), {});
  CHECK(lv.names(id).size() == 2);

  lv.host.advance(std::chrono::hours{24 * 200});
  REQUIRE(lv.standing(id).stage == "closed");
  CHECK(lv.host.get(karlis, lv.path(id, "/hide-name")).page.model.at("may_hide") == true);
  CHECK(lv.host.post(karlis, lv.path(id, "/hide-name"), {}).status == 303);
  CHECK(lv.names(id).size() == 1);
  CHECK(lv.standing(id).support_count == 101);
  CHECK(lv.host.get(karlis, lv.path(id, "/hide-name")).status == 303);
}
