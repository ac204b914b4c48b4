// The preset us-we-the-people from the first step to the last.
#include <catch2/catch.hpp>

#include "tests/preset_portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;
using kenes::petition::test::PresetPortal;

namespace {

const std::vector<NamedValue> of_age{{"name", "Ann"}, {"declared", "yes"}};

}  // namespace

TEST_CASE("We the People: 150 by link, 100,000 in 30 days, an answer in 60 days", "[integration]") {
  PresetPortal us("us-we-the-people", "America/New_York");
  // A child of 12 is asked, and can't go on without saying otherwise.
  CHECK(us.host.post(us.author, "/petitions/new/details", petition::test::good_texts()).status == 422);
  CHECK(us.host
            .post(us.author, "/petitions/new/details",
                  {{"action", std::string(121, 'x')}, {"background", "x"}, {"declared", "yes"}})
            .status == 422);
  const auto id = us.submitted();
  CHECK(us.standing(id).stage == "gathering");
  CHECK(us.host.get(us.nobody, us.path(id)).status == 404);

  CHECK(us.support(id, us.person(1), {{"name", "Ann"}}).status == 422);
  us.have(id, 149);
  CHECK(us.support(id, us.person(1), of_age).status == 303);
  CHECK(us.standing(id).stage == "open");
  CHECK(us.host.get(us.nobody, us.path(id)).page.model.at("count") == 150);
  CHECK(us.host.get(us.nobody, us.path(id)).page.model.at("supporters_href").is_null());
  CHECK(us.host.get(us.nobody, us.path(id, "/supporters")).status == 404);

  us.host.advance(std::chrono::hours{24 * 29});
  us.have(id, 99'999);
  CHECK(us.duties(id).empty());
  CHECK(us.sign(id, us.person(2), of_age).status == 303);
  REQUIRE(us.duties(id).size() == 1);
  // On the same time of the day; the clocks go forward meanwhile.
  CHECK(*us.duties(id)[0].due_at - us.host.clock().now() == std::chrono::hours{24 * 60 - 1});
  us.host.advance(std::chrono::hours{24 * 2});
  CHECK(us.standing(id).stage == "closed");
  CHECK(us.answer(id, "2026-02-01").status == 303);
  CHECK(us.duties(id)[0].met_at);
  const auto shown = us.host.get(us.nobody, us.path(id)).page.model;
  CHECK(shown.at("answers").as_array().size() == 1);
}

TEST_CASE("We the People: without 150 signatures in 30 days nobody else ever sees it", "[integration]") {
  PresetPortal us("us-we-the-people", "America/New_York");
  const auto id = us.submitted();
  us.host.advance(std::chrono::hours{24 * 31});
  CHECK(us.standing(id).stage == "lapsed");
  CHECK(us.host.get(us.nobody, us.path(id)).status == 404);
}
