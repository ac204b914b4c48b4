// What the kit keeps of a person is told to them, and erased; what others rely on stays as it was.
#include "personal_data/personal_data.hpp"

#include <catch2/catch.hpp>

#include "integrity/compare.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

struct Kept : Portal {
  void erase(std::int64_t person) {
    write([&](soci::session& sql) { data.erase(sql, person, now()); });
  }
  std::vector<std::string> consequences(std::int64_t person) {
    return write([&](soci::session& sql) { return data.consequences(sql, person, own().translator("en")); });
  }
  boost::json::object all(std::int64_t person) {
    return write([&](soci::session& sql) { return data.all(sql, person); });
  }
  KitPersonalData data;
};

}  // namespace

TEST_CASE("people are told which supports and submissions are theirs", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  const auto ann = Portal::citizen(7);
  portal.kit->ledger().support({id, ann.person_id, ann.person_key, "E1", "", {"192.0.2.0/24", "example.org", "email"}});
  const auto supports = portal.all(ann.person_id).at("supports").as_array();
  REQUIRE(supports.size() == 1);
  CHECK(supports[0].at("submission") == id);
  CHECK(supports[0].at("network") == "192.0.2.0/24");
  CHECK(supports[0].at("mail_domain") == "example.org");
  CHECK(supports[0].at("territory") == "E1");
  CHECK_FALSE(supports[0].as_object().contains("public_name"));
  const auto author = portal.host.person("author@example.org").person_id;
  CHECK(portal.all(author).at("submissions").as_array().size() == 1);
  CHECK(portal.all(99).empty());
}

TEST_CASE("before it is done, people are told that signatures go on counting", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  portal.support(id, Portal::citizen(7));
  const auto told = portal.consequences(Portal::citizen(7).person_id);
  REQUIRE(told.size() == 2);
  CHECK(told[0].starts_with("1 signature goes on counting"));
  CHECK(portal.consequences(99).empty());
}

TEST_CASE("a public submission loses its author, and goes on", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  const auto author = portal.host.person("author@example.org");
  portal.erase(author.person_id);
  CHECK(portal.at(id).author_id == 0);
  CHECK(portal.at(id).stage == "open");
  CHECK(portal.at(id).visibility == Visibility::everyone);
  CHECK(portal.support(id, Portal::citizen(1)).outcome == SupportOutcome::supported);
}

TEST_CASE("what was never public becomes a shell that nothing finds", "[integration]") {
  Kept portal;
  const auto author = portal.host.person("author@example.org");
  const auto id = portal.file(author);
  portal.submit(id, author).value();
  for (int i = 1; i <= 5; ++i) portal.support(id, Portal::citizen(i));
  REQUIRE(portal.at(id).stage == "moderation");
  const auto waiting = "select count(*) from participation.submission where stage_kind = 'review'";
  REQUIRE(portal.number(waiting) == 1);

  portal.erase(author.person_id);
  portal.erase(author.person_id);
  CHECK(portal.number(waiting) == 0);
  CHECK(portal.at(id).visibility == Visibility::author);
  CHECK(portal.at(id).author_id == 0);
  // Nothing wakes it up, and its ledger is as it was.
  portal.host.advance(std::chrono::hours{24 * 400});
  CHECK(portal.at(id).stage == "moderation");
  CHECK(portal.at(id).support_count == 5);
  CHECK(portal.write([&](soci::session& sql) { return compare_ledger(sql, id); }).empty());
}

TEST_CASE("a draft that collects for its author stops when they go", "[integration]") {
  Kept portal;
  const auto author = portal.host.person("author@example.org");
  const auto id = portal.file(author);
  portal.submit(id, author).value();
  REQUIRE(portal.at(id).stage_until);
  portal.erase(author.person_id);
  const auto stage = portal.at(id).stage;
  portal.host.advance(std::chrono::hours{24 * 400});
  CHECK(portal.at(id).stage == stage);
}

TEST_CASE("imported submissions have no author to erase", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  portal.erase(portal.host.person("author@example.org").person_id);
  portal.erase(0);
  CHECK(portal.at(id).visibility == Visibility::everyone);
}

TEST_CASE("a joined account has the submissions, supports and claims of both", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  const auto other = portal.file(portal.host.person("bob@example.org"));
  const auto author = portal.host.person("author@example.org").person_id;
  const auto bob = portal.host.person("bob@example.org").person_id;
  portal.kit->ledger().support({id, bob, "email:bob@example.org", ""});
  portal.write([&](soci::session& sql) { portal.data.join(sql, bob, author, portal.now()); });
  CHECK(portal.at(other).author_id == author);
  CHECK(portal.all(author).at("supports").as_array().size() == 1);
  CHECK(portal.all(bob).empty());
}

TEST_CASE("who signed five thousand is erased in one transaction", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  portal.write([&](soci::session& sql) {
    sql << "insert into participation.supporter (submission_id, number, person_id) select cast(:id as bigint) + n, n, "
           "77 "
           "from generate_series(1, 5000) n",
        soci::use(id);
    sql << "insert into participation.support_entry (submission_id, number, kind, person_hash, territory, at) "
           "select cast(:id as bigint) + n, n, 'supported', decode(repeat('00', 32), 'hex'), '', now() "
           "from generate_series(1, 5000) n",
        soci::use(id);
  });
  CHECK(portal.all(77).at("supports").as_array().size() == 5000);
  const auto began = std::chrono::steady_clock::now();
  portal.erase(77);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{5});
  CHECK(portal.all(77).empty());
}
