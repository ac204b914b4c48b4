#include <catch2/catch.hpp>

#include "test_support/files.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::faults_of;

namespace {

// A process whose only stage that collects needs what is written; `need` stands in line 9.
std::string process(const std::string& need, const std::string& rest = "") {
  return "[process]\nkey='k'\ntitle='K'\n[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\n"
         "need={" +
         need +
         "}\nthen='done'\nwithin='1 year'\notherwise='done'\n"
         "[[stage]]\nid='done'\nkind='end'\nvisible='everyone'\ntitle='D'\n" +
         rest;
}

Requirement need(const std::string& written) {
  const test::TemporaryFile file(process(written));
  std::vector<std::string> faults;
  auto read = test::read(file.path, faults);
  REQUIRE(faults == std::vector<std::string>{});
  return read.stages.front().need;
}

}  // namespace

TEST_CASE("a number is the same everywhere") {
  const auto one = need("supporters=50000");
  CHECK(one.fixed() == 50'000);
  CHECK(one.total(7) == 50'000);
  CHECK_FALSE(one.none());
}

TEST_CASE("a share of the population is rounded up, and never nought") {
  const auto share = need("percent=5");
  CHECK_FALSE(share.fixed());
  CHECK(share.total(1'000'000) == 50'000);
  CHECK(share.total(1'000'001) == 50'001);
  CHECK(share.total(3) == 1);
  CHECK(need("percent=0.1").total(1'234'000) == 1'234);
  CHECK(need("percent=100").total(8'000'000'000) == 8'000'000'000);
}

TEST_CASE("pieces by population: the Russian regions") {
  const auto regions = need("by_population=[{above=2000000,supporters=100000},{percent=5}]");
  CHECK(regions.total(2'000'001) == 100'000);
  CHECK(regions.total(2'000'000) == 100'000);  // 5 % of it
  CHECK(regions.total(1'000'000) == 50'000);
  CHECK(regions.total(20) == 1);
}

TEST_CASE("a distribution beside the total: the European Citizens' Initiative") {
  const auto union_wide =
      need("supporters=1000000,across={kind='member-state',at_least=2,minimum={AT=13395,BE=14805,DE=67680}}");
  CHECK(union_wide.fixed() == 1'000'000);
  REQUIRE(union_wide.across);
  CHECK(union_wide.across->minimum_of("BE") == 14'805);
  CHECK_FALSE(union_wide.across->minimum_of("GB"));
  CHECK(need("supporters=7,across={kind='member-state',at_least=7,each=1}").across->minimum_of("MT") == 1);
}

TEST_CASE("none: the committee judges substance") {
  const auto nothing = need("none=true");
  CHECK(nothing.none());
  CHECK_FALSE(nothing.total(1'000'000));
}

TEST_CASE("what can't be a requirement is told with its line") {
  struct Case {
    std::string need, fault;
  };
  const auto sample = GENERATE(values<Case>({
      {"", "p:9: stage 'open' says nowhere how many must take part"},
      {"supporters=5,percent=5", "p:9: stage 'open' says more than once how many must take part"},
      {"supporters=5,of='KZ'", "p:9: 'of' means nothing for a plain number"},
      {"percent=101", "p:9: 'percent' must be between 0 and 100"},
      {"by_population=[]", "p:9: 'by_population' of stage 'open' is empty"},
      {"by_population=[{percent=5},{supporters=7}]", "p:9: piece 1 of stage 'open' holds everywhere"},
      {"by_population=[{above=5,supporters=7}]", "p:9: the last piece of stage 'open' must hold everywhere"},
      {"by_population=[{above=5,supporters=7},{above=9,supporters=8},{percent=5}]",
       "p:9: piece 2 of stage 'open' never holds: 9 is not below 5"},
      {"by_population=[{supporters=7,percent=5}]", "p:9: piece 1 of stage 'open' must have either"},
      {"supporters=9,across={kind='state',at_least=3,minimum={A=1,B=2}}",
       "p:9: stage 'open' can never be met: 3 of 'state' are asked for, but 2 have a minimum"},
      {"none=true,across={kind='state',at_least=1,each=1}", "p:9: the distribution of stage 'open' has no total"},
      {"by_level=true", "p:9: stage 'open' leaves the number to the level, but there are none"},
  }));
  std::string all;
  for (const auto& fault : faults_of(process(sample.need))) all += fault + "\n";
  CAPTURE(sample.fault, all);
  CHECK(all.find(sample.fault) != std::string::npos);
}

TEST_CASE("levels answer what is left to them") {
  const auto level = [](const std::string& rest) { return "[[level]]\nkind='region'\ntitle='R'\n" + rest; };
  CHECK(faults_of(process("by_level=true", level("need={percent=5}\n"))) == std::vector<std::string>{});
  CHECK(faults_of(process("by_level=true", level("authority='a'\n"))) ==
        std::vector<std::string>{
            "p:18: level 'region' doesn't say the number that stage 'open' leaves to it; add need = { … }"});
  CHECK(faults_of(process("supporters=1", level("need={by_level=true}\n")))
            .at(0)
            .find("leaves the number to the level") != std::string::npos);
}
