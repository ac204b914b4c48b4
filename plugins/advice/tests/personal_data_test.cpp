// Of lawyers the plugin keeps what they have taken.
#include "personal_data/personal_data.hpp"

#include "tests/portal.hpp"

namespace kenes::advice {

TEST_CASE("what a lawyer had taken is free when their account is gone", "[integration]") {
  Portal portal;
  AdvicePersonalData data;
  const auto id = portal.ask();
  portal.host.post(portal.lawyer, Portal::desk(id, "/claim"), {});
  auto& host = portal.host.host("advice");
  portal.host.database().write([&](soci::session& sql) {
    const auto person = portal.lawyer.person_id;
    CHECK(data.all(sql, person).at("questions_taken").as_array().size() == 1);
    CHECK(data.consequences(sql, person, host.translator("en")).size() == 1);
    data.erase(sql, person, portal.host.clock().now());
    CHECK(data.all(sql, person).empty());
  });
  CHECK(portal.question(id).at("held_by") == "");
}

TEST_CASE("a joined lawyer goes on with what the other account had taken", "[integration]") {
  Portal portal;
  AdvicePersonalData data;
  const auto id = portal.ask();
  portal.host.post(portal.lawyer, Portal::desk(id, "/claim"), {});
  portal.host.database().write([&](soci::session& sql) {
    data.join(sql, portal.lawyer.person_id, portal.other.person_id, portal.host.clock().now());
    CHECK(data.all(sql, portal.lawyer.person_id).empty());
    CHECK(data.all(sql, portal.other.person_id).at("questions_taken").as_array().size() == 1);
  });
}

}  // namespace kenes::advice
