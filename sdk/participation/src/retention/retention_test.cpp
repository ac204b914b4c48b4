// How long it is kept who supported.
#include <catch2/catch.hpp>

#include <fstream>

#include "integrity/compare.hpp"
#include "kenes/testing/fake_host.hpp"
#include "retention/forget_supporters.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;
using namespace std::chrono_literals;

namespace {

std::string law(const std::string& retention) {
  std::ifstream in(test::uk_parliament);
  return std::string(std::istreambuf_iterator<char>(in), {}) + "\n[support]\nnames = \"optional\"\n" + retention;
}

struct Kept : test::TemporaryFile, Portal {
  explicit Kept(const std::string& retention) : test::TemporaryFile(law(retention)), Portal(path), id(published()) {
    for (int i = 1; i <= 20; ++i) {
      const auto person = citizen(i);
      kit->ledger().support({id, person.person_id, person.person_key, "", i <= 3 ? "Name " + std::to_string(i) : ""});
    }
  }
  std::int64_t links() { return number("select count(*) from participation.supporter"); }
  std::vector<std::string> differences() {
    return write([&](soci::session& sql) { return compare_ledger(sql, id); });
  }
  std::int64_t id;
};

std::vector<Fault> faults_of(const std::string& retention) {
  test::TemporaryFile file(law(retention));
  std::vector<Fault> faults;
  Portal portal;
  read_process(portal.own().read_toml(file.path, faults), faults);
  return faults;
}

}  // namespace

TEST_CASE("who supported is forgotten a while after the end; count, log and shown names stay", "[integration]") {
  Kept portal("[retention]\nsupporters = \"12 months\"\n");
  const auto before = portal.links();
  CHECK(before == 25);
  portal.host.advance(24h * 200);  // collected for six months: it has ended
  REQUIRE(portal.number("select count(*) from participation.submission where stage_kind = 'end'") == 1);
  CHECK(portal.links() == before);
  portal.host.advance(24h * 300);
  CHECK(portal.links() == before);
  portal.host.advance(24h * 60);
  CHECK(portal.links() == 0);
  CHECK(portal.number("select count(*) from participation.submission where supporterless") == 1);
  CHECK(portal.at(portal.id).support_count == 25);
  CHECK(portal.differences().empty());
  CHECK(portal.number("select count(*) from participation.public_name") == 3);
  // One person, one support, still; and who agreed to be shown can take that back.
  CHECK(portal.support(portal.id, Portal::citizen(1)).outcome == SupportOutcome::already_supported);
  CHECK(portal.write(
      [&](soci::session& sql) { return portal.kit->ledger().hide_name(sql, portal.id, Portal::citizen(1)); }));
}

TEST_CASE("without a rule it is kept for ever", "[integration]") {
  Kept portal("");
  portal.host.advance(24h * 365 * 3);
  CHECK(portal.links() == 25);
}

TEST_CASE("what can't be a time to keep supporters is a fault with its line", "[integration]") {
  CHECK(faults_of("[retention]\nsupporters = \"2 years\"\n").empty());
  for (const auto* wrong : {"\"10 working days\"", "\"90 minutes\"", "\"a year\"", "\"0 days\"", "12"}) {
    INFO(wrong);
    const auto faults = faults_of(std::string("[retention]\nsupporters = ") + wrong + "\n");
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].where.line > 5);
    CHECK(faults[0].what.find("supporters") != std::string::npos);
  }
  const auto unknown = faults_of("[retention]\nsuporters = \"1 year\"\n");
  REQUIRE(unknown.size() == 1);
  CHECK(to_string(unknown[0]).find("supporters") != std::string::npos);
}
