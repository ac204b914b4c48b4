// A petition is addressed to a place: the Russian Public Initiative on two of its levels.
#include <catch2/catch.hpp>

#include "tests/preset.hpp"

using namespace kenes;
using kenes::petition::test::good_texts;
using kenes::petition::test::Preset;
using kenes::petition::test::repository;
using kenes::petition::test::with;

namespace {

struct Initiative : Preset {
  Initiative()
      : Preset("initiatives", repository() / "sdk/participation/test_data/processes/ru-roi.toml"),
        ann(host.person("ann@example.org")),
        moderator(host.person("moderator@example.org", {{"moderator", "service:initiatives"}})) {
    host.database().write([&](soci::session& sql) {
      kit->territories().put(sql, {{"RU", "", "country", "Russia", 146'000'000},
                                   {"RU-MOW", "RU", "region", "Moscow", 13'000'000},
                                   {"RU-AL", "RU", "region", "Altai Republic", 40},
                                   {"X1", "RU-AL", "municipality", "Altai", 1'000},
                                   {"X2", "RU-AL", "municipality", "Maima", 100}});
    });
  }
  std::vector<NamedValue> form(const std::string& level, const std::string& place) {
    return with(good_texts(), {{"level", level}, {"place", place}});
  }
  std::int64_t published(const std::string& level, const std::string& place) {
    const auto id = id_after(post(ann, "/new/details", form(level, place)));
    host.post(ann, path(id, "/submit"), {});
    decide(moderator, id, {{"outcome", "publish"}});
    return id;
  }

  Actor ann, moderator;
};

}  // namespace

TEST_CASE("ru-roi: a region has its number and its experts, the country its own", "[integration]") {
  Initiative roi;
  const auto asked = roi.get(roi.ann, "/new/details").page.model;
  CHECK(asked.at("levels").as_array().size() == 3);
  CHECK(asked.at("asks_level_place") == true);
  CHECK(roi.post(roi.ann, "/new/details", good_texts()).status == 422);
  CHECK(roi.post(roi.ann, "/new/details", roi.form("region", "")).status == 422);
  const auto wrong = roi.post(roi.ann, "/new/details", roi.form("region", "Altay Republik"));
  CHECK(wrong.status == 422);
  CHECK(std::string(wrong.page.model.at("form").at("place").at("error").as_string()).find("Altai Republic") !=
        std::string::npos);

  // 5 % of 40 people are two.
  const auto id = roi.published("region", "altai republic");
  CHECK(roi.standing(id).territory == "RU-AL");
  const auto shown = roi.host.get(Actor{}, roi.path(id)).page.model;
  CHECK(shown.at("place_name") == "Altai Republic");
  for (int i = 1; i <= 2; ++i) {
    roi.host.post(roi.host.person("p" + std::to_string(i) + "@example.org"), roi.path(id, "/sign"), {{"name", "A"}});
  }
  CHECK(roi.standing(id).stage == "expertise");
  roi.decide(roi.moderator, id, {{"outcome", "accept"}, {"note", "Measures are taken."}});
  CHECK(roi.standing(id).stage == "measures");

  // The country needs no name. A year later it has lapsed.
  const auto federal = roi.published("country", "");
  CHECK(roi.standing(federal).territory == "RU");
  roi.host.advance(std::chrono::hours{24 * 370});
  CHECK(roi.standing(federal).stage == "lapsed");
}

TEST_CASE("ru-roi: a draft may be addressed to another place until it is sent", "[integration]") {
  Initiative roi;
  const auto id = roi.id_after(roi.post(roi.ann, "/new/details", roi.form("municipality", "Maima")));
  const auto form = roi.host.get(roi.ann, roi.path(id, "/edit")).page.model.at("form");
  CHECK(form.at("level").at("value") == "municipality");
  CHECK(form.at("place").at("value") == "Maima");
  CHECK(roi.host.post(roi.ann, roi.path(id, "/edit"), roi.form("region", "Moscow")).status == 303);
  CHECK(roi.standing(id).territory == "RU-MOW");
  CHECK(roi.standing(id).level == "region");
}
