// Of authors the plugin keeps only who waits for an answer.
#include "personal_data/personal_data.hpp"

#include "kenes/personal_data.hpp"
#include "tests/portal.hpp"

namespace kenes::feedback {

TEST_CASE("who waits for an answer is told so, and forgotten with the account", "[integration]") {
  Portal portal;
  FeedbackPersonalData data;
  const auto path = portal.give(portal.ann, {{"text", "The search finds nothing"}, {"notify", "1"}});
  auto& host = portal.host.host("feedback");
  portal.host.database().write([&](soci::session& sql) {
    const auto now = portal.host.clock().now() + std::chrono::hours{1};
    const auto person = portal.ann.person_id;
    const auto deeds = data.deeds(sql, person, host.translator("en"), now, 10);
    REQUIRE(deeds.size() == 1);
    CHECK(deeds[0].href == path);
    CHECK(data.all(sql, person).at("waiting_for_an_answer").as_array().size() == 1);
    CHECK(data.consequences(sql, person, host.translator("en")).size() == 1);
    data.erase(sql, person, now);
    CHECK(data.all(sql, person).empty());
    CHECK(data.consequences(sql, person, host.translator("en")).empty());
  });
  CHECK(portal.answer(path, "We mend it.").status == 303);
  CHECK(portal.host.mail().empty());
  CHECK(portal.model(path).at("text") == "The search finds nothing");
}

}  // namespace kenes::feedback
