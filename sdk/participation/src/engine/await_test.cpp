// An answer and a hearing as stages, and supporters who may sign while a committee considers.
#include <catch2/catch.hpp>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

const std::string law =
    "[process]\nkey='k'\ntitle='K'\n"
    "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\nthen='admissible'\n"
    "[[stage]]\nid='admissible'\nkind='review'\nvisible='author'\ntitle='A'\nby='committee'\nopens=['contact']\n"
    "outcomes=[{id='publish',to='considered'}]\n"
    "[[stage]]\nid='considered'\nkind='review'\nvisible='everyone'\ntitle='C'\nby='committee'\ncollects=true\n"
    "within='1 month'\nthresholds=[{supporters=2,opens='hearing'}]\noutcomes=[{id='accept',to='answering'}]\n"
    "[[stage]]\nid='answering'\nkind='await'\nvisible='everyone'\ntitle='W'\nopens=['hearing','answer']\nthen='done'\n"
    "[[stage]]\nid='done'\nkind='end'\nvisible='everyone'\ntitle='E'\n"
    "[[duty]]\nid='contact'\nkind='contact'\nby='committee'\nwithin='24 hours'\ntitle='T'\n"
    "[[duty]]\nid='hearing'\nkind='hearing'\nby='parliament'\ntitle='H'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='government'\nwithin='60 days'\ntitle='A'\n";

}  // namespace

TEST_CASE("a stage awaits what authorities owe, and supporters sign during a review", "[integration]") {
  const test::TemporaryFile process(law);
  Portal portal(process.path, "UTC");
  const auto author = portal.host.person("ann@example.org"), official = portal.host.person("official@example.org");
  const auto id = portal.file(author);
  const auto meet = [&](const char* rule) {
    return portal.write([&](soci::session& sql) { return portal.kit->engine().meet_duty(sql, id, rule, official); });
  };
  portal.submit(id, author).value();
  REQUIRE(portal.duties(id).size() == 1);
  CHECK(portal.duties(id)[0].due_at == portal.now() + std::chrono::hours{24});
  CHECK(portal.support(id, Portal::citizen(1)).outcome == SupportOutcome::not_collecting);
  CHECK(meet("contact").has_value());
  CHECK(portal.at(id).stage == "admissible");  // a review is left by a decision

  portal.decide(id, {"publish"}, official).value();
  CHECK(portal.support(id, Portal::citizen(1)).outcome == SupportOutcome::supported);
  portal.host.advance(std::chrono::hours{24 * 40});  // its month was a target
  CHECK(portal.support(id, Portal::citizen(2)).count == 2);
  CHECK(portal.duties(id).size() == 2);  // the hearing
  CHECK(meet("hearing").has_value());
  const auto waiting =
      portal.write([&](soci::session& sql) { return portal.kit->desk().queue(sql, "petitions", 10, 0).size(); });
  CHECK(waiting == 1);

  portal.host.advance(std::chrono::hours{1});
  CHECK(portal.decide(id, {"accept"}, official)->stage == "answering");  // the hearing was held, the answer is missing
  CHECK(portal.at(id).closed_at == portal.now());
  CHECK(portal.support(id, Portal::citizen(3)).outcome == SupportOutcome::not_collecting);
  CHECK(portal.number("select count(*) from participation.reading where count = 2") >= 1);
  CHECK(meet("answer").has_value());
  CHECK(portal.at(id).stage == "done");
  CHECK(portal.number("select count(*) from participation.timeline where data ->> 'cause' = 'duties_met'") == 1);
}
