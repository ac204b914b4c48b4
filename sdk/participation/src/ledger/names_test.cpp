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

PublicNamesPage names(Portal& portal, const PublicNamesRequest& request) {
  return portal.write([&](soci::session& sql) { return portal.kit->ledger().public_names(sql, request); });
}

std::string list(const PublicNamesPage& page) {
  std::string all;
  for (const auto& one : page.names) all += one.name + " ";
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
  auto page = names(portal, {id});
  REQUIRE(page.names.size() == 2);
  CHECK(page.names[0].name == "Ева Қасымова");
  CHECK(page.names[1].name == "Ann \"Annie\" O'Neil, {x}");
  CHECK(page.names[1].number == 6);
  CHECK(page.names[0].at - page.names[1].at == std::chrono::hours{1});

  // Signing again changes nothing: consent is given once, at signing.
  support(portal, id, bob, "Bob");
  support(portal, id, ann, "Another");
  CHECK(names(portal, {id}).names.size() == 2);

  CHECK(portal.kit->ledger().withdraw(id, ann) == WithdrawOutcome::withdrawn);
  CHECK(portal.kit->ledger().withdraw(id, bob) == WithdrawOutcome::withdrawn);
  CHECK(list(names(portal, {id})) == "Ева Қасымова ");
  support(portal, id, ann, "Ann");
  CHECK(list(names(portal, {id})) == "Ann Ева Қасымова ");
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
  CHECK(names(portal, {id}).names.size() == (rule == "optional" ? 0 : 1));

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

TEST_CASE("names go from page to page and back, by their index at a million", "[integration]") {
  const test::TemporaryFile law(with_names("required"));
  Portal portal(law.path);
  const auto id = portal.published();
  for (int i = 1; i <= 7; ++i) support(portal, id, Portal::citizen(i), std::to_string(i));
  const auto first = names(portal, {.submission_id = id, .size = 3});
  CHECK(list(first) == "7 6 5 ");
  CHECK_FALSE(first.has_newer);
  const auto second = names(portal, {.submission_id = id, .before = first.names.back().number, .size = 3});
  CHECK(list(second) == "4 3 2 ");
  CHECK(second.has_newer);
  const auto last = names(portal, {.submission_id = id, .before = second.names.back().number, .size = 3});
  CHECK(list(last) == "1 ");
  CHECK_FALSE(last.has_older);
  const auto back = names(portal, {.submission_id = id, .after = last.names.front().number, .size = 3});
  CHECK(list(back) == "4 3 2 ");
  CHECK(back.has_newer);
  CHECK(back.has_older);

  portal.write([&](soci::session& sql) {
    sql << "insert into participation.public_name select cast(:id as bigint), n, 'x', now() from "
           "generate_series(1000, 50000) n",
        soci::use(id);
    sql << "analyze participation.public_name";
  });
  const auto plan = portal.write([&](soci::session& sql) {
    std::string text;
    const soci::rowset<std::string> lines =
        (sql.prepare << "explain select number, name, at from participation.public_name where submission_id = " << id
                     << " and number < 9000 and number > 0 order by number desc limit 101");
    for (const auto& line : lines) text += line + "\n";
    return text;
  });
  CAPTURE(plan);
  CHECK(plan.find("Index Scan Backward") != std::string::npos);
  CHECK(plan.find("Sort") == std::string::npos);
}
