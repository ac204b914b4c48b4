#include <catch2/catch.hpp>

#include <fstream>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

// The process of the UK Parliament, with names shown as `rule` says.
std::string with_names(const std::string& rule) {
  std::ifstream in(test::uk_parliament);
  return std::string(std::istreambuf_iterator<char>(in), {}) + "\n[support]\nnames = \"" + rule + "\"\n";
}

SupportResult support(Portal& portal, std::int64_t id, const Actor& person, const std::string& name) {
  return portal.kit->ledger().support({id, person.person_id, person.person_key, "", name});
}

// The newest first.
std::vector<PublicName> names(Portal& portal, std::int64_t id) {
  return portal.write([&](soci::session& sql) {
    std::vector<PublicName> all;
    const soci::rowset<soci::row> rows =
        (sql.prepare << "select number, name, kenes.to_micros(at) from participation.public_name where submission_id = "
                     << id << " order by number desc");
    for (const auto& row : rows) {
      all.push_back({row.get<long long>(0), row.get<std::string>(1), from_micros(row.get<long long>(2))});
    }
    return all;
  });
}

std::string list(const std::vector<PublicName>& names) {
  std::string all;
  for (const auto& one : names) all += one.name + " ";
  return all;
}

}  // namespace

TEST_CASE("who consents is shown by name, and withdrawing takes the name away", "[integration]") {
  const test::TemporaryFile law(with_names("optional"));
  Portal portal(law.path);
  const auto id = portal.published();
  const auto ann = Portal::citizen(1), bob = Portal::citizen(2), eve = Portal::citizen(3);
  CHECK(support(portal, id, ann, "Ann \"Annie\" O'Neil, {x}").number == 6);
  support(portal, id, bob, "");
  portal.host.advance(std::chrono::hours{1});
  support(portal, id, eve, "Ева Қасымова");
  const auto page = names(portal, id);
  REQUIRE(page.size() == 2);
  CHECK(page[0].name == "Ева Қасымова");
  CHECK(page[1].name == "Ann \"Annie\" O'Neil, {x}");
  CHECK(page[1].number == 6);
  CHECK(page[0].at - page[1].at == std::chrono::hours{1});

  // Signing again changes nothing: consent is given once, at signing.
  support(portal, id, bob, "Bob");
  support(portal, id, ann, "Another");
  CHECK(names(portal, id).size() == 2);

  CHECK(portal.kit->ledger().withdraw(id, ann) == WithdrawOutcome::withdrawn);
  CHECK(portal.kit->ledger().withdraw(id, bob) == WithdrawOutcome::withdrawn);
  CHECK(list(names(portal, id)) == "Ева Қасымова ");
  support(portal, id, ann, "Ann");
  CHECK(list(names(portal, id)) == "Ann Ева Қасымова ");
}

TEST_CASE("a name can be taken away and the support stays, unless names are required", "[integration]") {
  const auto rule = GENERATE(as<std::string>{}, "optional", "required");
  CAPTURE(rule);
  const test::TemporaryFile law(with_names(rule));
  Portal portal(law.path);
  const auto id = portal.published();
  const auto ann = Portal::citizen(1);
  support(portal, id, ann, "Ann");
  portal.write([&](soci::session& sql) {
    CHECK(portal.kit->ledger().public_name_of(sql, id, ann)->name == "Ann");
    CHECK_FALSE(portal.kit->ledger().public_name_of(sql, id, Portal::citizen(9)));
    CHECK(portal.kit->ledger().hide_name(sql, id, ann) == (rule == "optional"));
    CHECK_FALSE(portal.kit->ledger().hide_name(sql, id, Portal::citizen(9)));
    CHECK(portal.kit->ledger().has_supported(sql, id, ann));
  });
  CHECK(names(portal, id).size() == (rule == "optional" ? 0 : 1));

  // When no signature can be withdrawn any more, consent still can.
  support(portal, id, Portal::citizen(2), "Bob");
  portal.host.advance(std::chrono::hours{24 * 200});
  REQUIRE(portal.kit->ledger().withdraw(id, Portal::citizen(2)) == WithdrawOutcome::not_collecting);
  portal.write([&](soci::session& sql) { CHECK(portal.kit->ledger().hide_name(sql, id, Portal::citizen(2))); });
}

TEST_CASE("where names are never shown none is kept", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  support(portal, id, Portal::citizen(1), "Ann");
  CHECK(portal.number("select count(*) from participation.public_name") == 0);
  CHECK(portal.kit->ledger().withdraw(id, Portal::citizen(1)) == WithdrawOutcome::withdrawn);
}
