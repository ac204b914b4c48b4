// The Russian Public Initiative's levels and the European Citizens' Initiative's distribution, run.
#include <catch2/catch.hpp>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

const std::string initiative =
    "[process]\nkey='roi'\ntitle='R'\n"
    "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\nthen='open'\n"
    "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nneed={by_level=true}\nwithin='1 year'\n"
    "then='expertise'\notherwise='failed'\nthresholds=[{percent=50,opens='notice'}]\n"
    "[[stage]]\nid='expertise'\nkind='review'\nvisible='everyone'\ntitle='E'\nby='{level}'\nwithin='2 months'\n"
    "outcomes=[{id='accept',to='done'}]\n"
    "[[stage]]\nid='done'\nkind='end'\nvisible='everyone'\ntitle='D'\n"
    "[[stage]]\nid='failed'\nkind='end'\nvisible='everyone'\ntitle='F'\n"
    "[[duty]]\nid='notice'\nkind='answer'\nby='{level}'\ntitle='N'\n"
    "[[level]]\nkind='country'\ntitle='Federal'\nneed={supporters=4}\nauthority='federal-experts'\n"
    "[[level]]\nkind='region'\ntitle='Regional'\nneed={by_population=[{above=1000,supporters=3},{percent=5}]}\n"
    "authority='experts-{territory}'\n";

const std::string union_wide =
    "[process]\nkey='eci'\ntitle='E'\n"
    "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nwithin='12 months'\nthen='done'\n"
    "otherwise='failed'\nneed={supporters=4,across={kind='member-state',at_least=2,minimum={AT=2,BE=1,DE=3}}}\n"
    "thresholds=[{supporters=2,across={kind='member-state',at_least=2,each=1},opens='check'}]\n"
    "[[stage]]\nid='done'\nkind='end'\nvisible='everyone'\ntitle='D'\n"
    "[[stage]]\nid='failed'\nkind='end'\nvisible='everyone'\ntitle='F'\n"
    "[[duty]]\nid='check'\nkind='answer'\nby='commission'\ntitle='C'\n";

void put(Portal& portal, const std::vector<Territory>& territories) {
  portal.write([&](soci::session& sql) { portal.kit->territories().put(sql, territories); });
}

std::int64_t opened(Portal& portal, const std::string& territory) {
  const auto author = portal.host.person("author@example.org");
  const auto id = portal.write(
      [&](soci::session& sql) { return portal.kit->engine().file(sql, "petitions", author, territory).id; });
  portal.submit(id, author).value();
  return id;
}

}  // namespace

TEST_CASE("each level has its number and the authority of its place", "[integration]") {
  const test::TemporaryFile process(initiative);
  Portal portal(process.path);
  put(portal, {{"RU", "", "country", "Russia", 140},
               {"MOW", "RU", "region", "Moscow", 1001},
               {"ALT", "RU", "region", "Altai", 40},
               {"X", "ALT", "municipality", "X", 9}});
  const auto& law = portal.kit->engine().process("petitions");
  const auto& open = *law.stage("open");

  const auto federal = opened(portal, "RU"), moscow = opened(portal, "MOW"), altai = opened(portal, "ALT");
  CHECK(need_of(law, open, portal.at(federal)) == 4);
  CHECK(need_of(law, open, portal.at(moscow)) == 3);
  CHECK(need_of(law, open, portal.at(altai)) == 2);
  CHECK(portal.at(altai).territory == "ALT");
  CHECK(portal.at(altai).level == "region");
  CHECK(authority_of(law, portal.at(federal), "{level}") == "federal-experts");
  CHECK(authority_of(law, portal.at(altai), law.stage("expertise")->by) == "experts-alt");

  for (int i = 1; i <= 2; ++i) portal.support(altai, Portal::citizen(i));
  for (int i = 1; i <= 3; ++i) portal.support(moscow, Portal::citizen(i));
  for (int i = 1; i <= 3; ++i) portal.support(federal, Portal::citizen(i));
  CHECK(portal.at(altai).stage == "expertise");
  CHECK(portal.at(moscow).stage == "expertise");
  CHECK(portal.at(federal).stage == "open");
  portal.host.advance(std::chrono::hours{24 * 370});
  CHECK(portal.at(federal).stage == "failed");

  const auto author = portal.host.person("author@example.org");
  const auto file = [&](const std::string& place) {
    portal.write([&](soci::session& sql) { portal.kit->engine().file(sql, "petitions", author, place); });
  };
  CHECK_THROWS_WITH(file("X"), Catch::Contains("can't be addressed to the territory 'X'") &&
                                   Catch::Contains("those of the kinds country, region"));
  CHECK_THROWS_AS(file(""), std::invalid_argument);
  CHECK_THROWS_AS(file("nowhere"), std::invalid_argument);
}

TEST_CASE("a census in between moves nobody's goal posts", "[integration]") {
  const test::TemporaryFile process(initiative);
  Portal portal(process.path);
  put(portal, {{"ALT", "", "region", "Altai", 40}});
  const auto& law = portal.kit->engine().process("petitions");
  const auto before = opened(portal, "ALT");
  put(portal, {{"ALT", "", "region", "Altai", 100}});
  const auto after = opened(portal, "ALT");
  CHECK(need_of(law, *law.stage("open"), portal.at(before)) == 2);
  CHECK(need_of(law, *law.stage("open"), portal.at(after)) == 5);
  CHECK(threshold_of(law, *law.stage("open"), 0, portal.at(after)) == 50);
  portal.support(before, Portal::citizen(1));
  CHECK(portal.support(before, Portal::citizen(2)).count == 2);
  CHECK(portal.at(before).stage == "expertise");

  // Where nobody knows the population, nothing begins, and the operator is told why.
  put(portal, {{"NEW", "", "region", "New", 0}});
  CHECK_THROWS_WITH(opened(portal, "NEW"), Catch::Contains("population of the territory 'NEW', which is not known"));
}

TEST_CASE("a distribution is met when enough territories are", "[integration]") {
  const test::TemporaryFile process(union_wide);
  Portal portal(process.path);
  put(portal, {{"AT", "", "member-state", "Austria", 9},
               {"BE", "", "member-state", "Belgium", 11},
               {"DE", "", "member-state", "Germany", 84},
               {"GB", "", "member-state", "Kingdom", 67},
               {"VIE", "AT", "region", "Vienna", 2}});
  const auto author = portal.host.person("author@example.org");
  const auto id = portal.file(author);
  int person = 0;
  const auto support = [&](const char* place) { portal.support(id, Portal::citizen(++person), place); };
  support("DE");
  support("DE");
  support("GB");
  CHECK(portal.duties(id).size() == 1);  // two states with one each
  support("GB");
  support("DE");
  CHECK(portal.at(id).stage == "open");  // five in all, but one state
  support("VIE");
  CHECK(portal.at(id).stage == "open");
  support("AT");  // Vienna counts for Austria
  CHECK(portal.at(id).stage == "done");

  const auto second = portal.file(author);
  for (int i = 1; i <= 9; ++i) portal.support(second, Portal::citizen(i), "DE");
  portal.host.advance(std::chrono::hours{24 * 370});
  CHECK(portal.at(second).stage == "failed");
}
