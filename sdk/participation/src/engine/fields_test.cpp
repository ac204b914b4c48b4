// What a submission is about, and who gets it by that.
#include <catch2/catch.hpp>

#include "kenes/participation/guide.hpp"
#include "test_support/files.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

const std::string head =
    "[process]\nkey='letters'\ntitle='L'\n"
    "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\nthen='forwarded'\n"
    "[[stage]]\nid='forwarded'\nkind='await'\nvisible='author'\ntitle='F'\nopens=['answer']\nthen='done'\n"
    "[[stage]]\nid='done'\nkind='end'\nvisible='author'\ntitle='E'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='{field}'\ntitle='A'\nwithin='30 days'\n";
const std::string fields =
    "[[field]]\nid='health'\ntitle='Health'\nauthority='ministry-of-health'\n"
    "[[field]]\nid='schools'\ntitle='Schools'\nauthority='ministry-of-education'\n"
    "[[field]]\nid='courts'\ntitle='Courts'\nrefuse={title='No "
    "court',explanation='Appeal.',href='https://court.example'}\n";

}  // namespace

TEST_CASE("a submission goes to the authority of its field", "[integration]") {
  const test::TemporaryFile process(head + fields);
  Portal portal(process.path);
  const auto author = portal.host.person("author@example.org");
  const auto file = [&](const std::string& field) {
    return portal.write(
        [&](soci::session& sql) { return portal.kit->engine().file(sql, "petitions", author, "", field).id; });
  };
  const auto id = file("health");
  CHECK(portal.at(id).field == "health");
  CHECK_THROWS_WITH(file("courts"), Catch::Contains("the fields health, schools"));
  CHECK_THROWS_AS(file(""), std::invalid_argument);
  CHECK_THROWS_AS(file("nothing"), std::invalid_argument);

  // A draft may be given another one; what was submitted keeps it.
  const auto readdress = [&](const std::string& field) {
    return portal.write([&](soci::session& sql) { return portal.kit->engine().readdress(sql, id, "", field); });
  };
  CHECK(readdress("schools")->field == "schools");
  CHECK_THROWS_AS(readdress("courts"), std::invalid_argument);
  portal.submit(id, author).value();
  CHECK(readdress("health").error().code == "wrong_stage");
  REQUIRE(portal.duties(id).size() == 1);
  CHECK(portal.duties(id).front().authority == "ministry-of-education");

  // The desk of one authority.
  const auto owed = [&](const std::vector<std::string>& authorities) {
    return portal.write([&](soci::session& sql) {
      return portal.kit->desk().open_duties_of(sql, "petitions", authorities, 9, 0).size();
    });
  };
  CHECK(owed({"ministry-of-education"}) == 1);
  CHECK(owed({"ministry-of-health"}) == 0);
  CHECK(owed({}) == 0);

  const auto guide = to_json(guide_of(portal.kit->engine().process("petitions"), portal.kit->words("en"), nullptr));
  CHECK(guide.at("subjects").as_array().size() == 3);
  CHECK(guide.at("subjects").at(0).at("by") == "ministry of health");
  CHECK(guide.at("subjects").at(2).at("instead") == "No court. Appeal.");
  CHECK(guide.at("steps").at(1).at("duties").at(0).at("by") == "the authority for the subject");
}

TEST_CASE("what came without its author is submitted by an official, and nothing else is", "[integration]") {
  const test::TemporaryFile process(head + fields);
  Portal portal(process.path);
  const auto official = portal.host.person("registrar@example.org");
  const auto submit = [&](std::int64_t id) {
    return portal.write([&](soci::session& sql) { return portal.kit->engine().submit_for_absent(sql, id, official); });
  };
  const auto id = portal.write(
      [&](soci::session& sql) { return portal.kit->engine().file(sql, "petitions", Actor{}, "", "health").id; });
  CHECK(portal.submit(id, Actor{}).error().code == "not_found");
  CHECK(submit(id)->stage == "forwarded");
  CHECK(submit(id).error().code == "wrong_stage");
  const auto own = portal.write(
      [&](soci::session& sql) { return portal.kit->engine().file(sql, "petitions", official, "", "health").id; });
  CHECK(submit(own).error().code == "not_found");
}

TEST_CASE("faults of fields are told with what to do") {
  const auto told = [](const std::string& text, const std::string& part) {
    std::string all;
    for (const auto& fault : test::faults_of(text)) all += fault + "\n";
    CAPTURE(all);
    CHECK(all.find(part) != std::string::npos);
  };
  CHECK(test::faults_of(head + fields).empty());
  told(head, "leaves the authority to the field, but there are none");
  told(head + fields + "[[field]]\nid='x'\ntitle='X'\n", "field 'x' doesn't say the authority that duty 'answer'");
  told(head + fields + "[[field]]\nid='health'\ntitle='X'\nauthority='y'\n", "two [[field]] with the id 'health'");
  told(head + fields + "[[field]]\nid='x'\ntitle='X'\nauthority='a-{territory}'\n", "submissions have none");
  told(head + fields + "[[field]]\nid='x'\ntitle='X'\nauthority='{level}'\n", "can't be the authority of the field");
  told(head + "[[field]]\nid='x'\ntitle='X'\nrefuse={title='N',explanation='E'}\n", "every field is refused");
  told(head + fields + "[[field]]\nid='x'\ntitle='X'\nauthority='y'\nrefuse={title='N',explanation='E'}\n",
       "is refused, so");
  told(head + fields + "[[field]]\nid='x'\ntitle='X'\nrefuse={title='N',explanation='E',href='court'}\n", "https://");
  told(head + fields + "[[field]]\nid='x'\ntitle='X'\nrefuse={title='N'}\n", "explanation");
}
