#include <catch2/catch.hpp>

#include "process/known_places.hpp"
#include "territories/read_territories.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;

namespace {

std::vector<std::string> lines_of(std::vector<Fault> faults) {
  std::vector<std::string> lines;
  for (auto& fault : faults) {
    fault.where.file = "t";
    lines.push_back(to_string(fault));
  }
  return lines;
}

std::vector<Territory> read(const std::string& text, std::vector<std::string>& lines) {
  const test::TemporaryFile file(text);
  std::vector<Fault> faults;
  auto all = read_territories(config::read_toml(file.path, faults), faults);
  lines = lines_of(std::move(faults));
  return all;
}

// Petitions to cities, which take 1 % of the people there.
std::string process_naming(const std::filesystem::path& territories, const std::string& level = "city") {
  return "[process]\nkey='c'\ntitle='C'\nterritories='" + territories.filename().string() +
         "'\n"
         "[eligibility]\nsupport={territories=['ALM']}\n"
         "[[level]]\nkind='" +
         level +
         "'\ntitle='City'\nauthority='akimat-{territory}'\nneed={percent=1}\n"
         "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\nthen='open'\n"
         "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nneed={by_level=true}\n"
         "within='1 day'\nthen='answer'\notherwise='done'\n"
         "[[stage]]\nid='answer'\nkind='await'\nvisible='everyone'\ntitle='A'\nopens=['answer']\nthen='done'\n"
         "[[stage]]\nid='done'\nkind='end'\nvisible='everyone'\ntitle='E'\n"
         "[[duty]]\nid='answer'\nkind='answer'\nby='{level}'\ntitle='A'\n";
}

const std::string cities =
    "[[territory]]\ncode='KZ'\nkind='country'\nname='Kazakhstan'\n"
    "[[territory]]\ncode='ALA'\nkind='city'\nparent='KZ'\npopulation=300\n"
    "name={en='Almaty (Alma-Ata)', kk='Алматы'}\n"
    "[[territory]]\ncode='AST'\nkind='city'\nparent='KZ'\npopulation=200\nname='Astana'\n";

}  // namespace

TEST_CASE("a file of territories: what is wrong, and where") {
  std::vector<std::string> lines;
  CHECK(read(cities, lines).size() == 3);
  CHECK(lines.empty());
  read("[[territory]]\ncode='A'\nkind='city'\nname='A'\npopulation=-1\n[[territory]]\nkind='city'\n", lines);
  CHECK(lines.size() == 3);
  read(
      "[[territory]]\ncode='AA'\nkind='city'\nname='A'\nparent='BBB'\n"
      "[[territory]]\ncode='BBBB'\nkind='city'\nname='B'\nparent='CC'\n"
      "[[territory]]\ncode='CC'\nkind='city'\nname='C'\nparent='BBBB'\n"
      "[[territory]]\ncode='AA'\nkind='city'\nname='D'\n",
      lines);
  CHECK(lines == std::vector<std::string>{"t:17: the code 'AA' is there already; give each territory its own",
                                          "t:5: no territory of this file has the code 'BBB'; did you mean 'BBBB'?",
                                          "t:10: 'BBBB' lies within itself; correct 'parent'",
                                          "t:15: 'CC' lies within itself; correct 'parent'"});
}

TEST_CASE("what a process says of places fits its territories") {
  std::vector<std::string> none;
  const auto territories = read(cities, none);
  const auto check = [&](const std::string& level) {
    const test::TemporaryFile file(process_naming("t.toml", level));
    std::vector<Fault> faults;
    const auto document = config::read_toml(file.path, faults);
    const auto process = read_process(document, faults);
    REQUIRE(faults.empty());
    check_places(process, document, territories, nullptr, faults);
    return lines_of(std::move(faults));
  };
  CHECK(check("city") == std::vector<std::string>{"t:6: there is no territory 'ALM' in t.toml; did you mean 'ALA'?"});
  CHECK(check("cityy").at(1) == "t:8: t.toml has no territory of the kind 'cityy'; did you mean 'city'?");
}

TEST_CASE("the portal must have the authority of each place", "[integration]") {
  const test::TemporaryFile territories(cities);
  auto text = process_naming(territories.path);
  text.replace(text.find("ALM"), 3, "ALA");
  const test::TemporaryFile process(text);
  CHECK_THROWS_WITH(test::Portal(process.path, "Asia/Almaty", {{.key = "akimat-ala"}}),
                    Catch::Contains("the portal has no authority 'akimat-ast'; add an [[authority]]"));
  CHECK_NOTHROW(test::Portal(process.path, "Asia/Almaty", {{.key = "akimat-ala"}, {.key = "akimat-ast"}}));
}

TEST_CASE("the territories of a file are the portal's, in its languages", "[integration]") {
  const test::TemporaryFile territories(cities);
  auto text = process_naming(territories.path);
  text.replace(text.find("ALM"), 3, "ALA");
  const test::TemporaryFile process(text);
  test::Portal portal(process.path);
  auto& known = portal.kit->territories();
  portal.write([&](soci::session& sql) {
    const auto almaty = known.find(sql, "ALA").value();
    CHECK(almaty.parent == "KZ");
    CHECK(almaty.population == 300);
    CHECK(almaty.name_in("kk") == "Алматы");
    CHECK(almaty.name_in("ru") == "Almaty (Alma-Ata)");
    CHECK(known.named(sql, "city", "АЛМАТЫ")->code == "ALA");
    CHECK(known.named(sql, "city", "almaty (alma-ata)")->code == "ALA");
    CHECK(known.named(sql, "city", "astana")->name_in("kk") == "Astana");
    CHECK(known.similar(sql, "city", "Алмата", 3) == std::vector<std::string>{"Алматы"});
    // Who puts it without names leaves them.
    known.put(sql, {{"ALA", "KZ", "city", "Almaty", 400}});
    CHECK(known.find(sql, "ALA")->name_in("kk") == "Алматы");
  });
  const auto id = portal
                      .write([&](soci::session& sql) {
                        return portal.kit->engine().file(sql, "petitions", portal.host.person("a@example.org"), "AST");
                      })
                      .id;
  REQUIRE(portal.submit(id, portal.host.person("a@example.org")));
  CHECK(portal.support(id, test::Portal::citizen(1), "AST").outcome == SupportOutcome::supported);
  CHECK(portal.at(id).stage == "open");
  portal.support(id, test::Portal::citizen(2), "AST");
  CHECK(portal.at(id).stage == "answer");  // 1 % of 200
  CHECK(portal.duties(id).at(0).authority == "akimat-ast");
  portal.write([&](soci::session& sql) {
    const auto counts = portal.kit->statistics().by_territory(sql, id, "country", 5);
    CHECK(counts.at(0).name_in("kk") == "Kazakhstan");
  });
}
