// The portal's key is replaced, and accounts are joined: still one person, one support, and the log is as it was.
#include <catch2/catch.hpp>

#include "integrity/compare.hpp"
#include "kenes/participation/invalidations.hpp"
#include "kenes/testing/replace_key.hpp"
#include "test_support/portal.hpp"
#include "verify/recount.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

constexpr std::string_view origin = "petitions.example.org/petitions/1/log";

struct Rotated : Portal {
  Rotated() : id(published()) { CHECK(support(id, ann).outcome == SupportOutcome::supported); }

  void replace_key() { testing::replace_key(own()); }
  Ledger& ledger() { return kit->ledger(); }
  bool has_supported(const Actor& person) {
    return write([&](soci::session& sql) { return ledger().has_supported(sql, id, person); });
  }
  std::optional<std::int64_t> number_of(const Actor& person) {
    return write([&](soci::session& sql) { return ledger().number_of(sql, id, person); });
  }
  std::vector<std::string> differences() {
    return write([&](soci::session& sql) { return compare_ledger(sql, id); });
  }
  std::vector<std::string> public_keys() {
    return write([&](soci::session& sql) { return kit->support_log().keys(sql, origin); });
  }
  Recount count_log(const std::vector<std::string>& keys) {
    const auto get = [&](const std::string& file) -> Result<std::string> {
      if (file == "count") return fail("not_found", "this portal says no number");
      auto bytes = write([&](soci::session& sql) {
        return file == "checkpoint" ? std::optional(kit->support_log().checkpoint(sql, id, origin))
                                    : kit->support_log().tile(sql, id, file);
      });
      if (!bytes) return fail("status", "status 404");
      return *bytes;
    };
    return recount(get, std::string(origin), keys, {}, [](std::uint64_t) {}).value();
  }

  const Actor ann = citizen(1), bob = citizen(2);
  std::int64_t id;
};

Actor joined(Actor person, const Actor& other) {
  person.former_keys.push_back(other.person_key);
  return person;
}

}  // namespace

TEST_CASE("whoever signed before the portal's key was replaced has signed, and can take it back", "[integration]") {
  Rotated portal;
  const auto number = portal.number_of(portal.ann);
  const auto keys = portal.public_keys();
  const auto before = portal.count_log(keys);
  portal.replace_key();

  CHECK(portal.has_supported(portal.ann));
  CHECK(portal.number_of(portal.ann) == number);
  const auto again = portal.support(portal.id, portal.ann);
  CHECK(again.outcome == SupportOutcome::already_supported);
  CHECK(again.number == *number);
  CHECK(portal.count_log(keys).head.root == before.head.root);

  // Two keys in one table: who signs now, and who signed under either, once more after another replacement.
  CHECK(portal.support(portal.id, portal.bob).outcome == SupportOutcome::supported);
  portal.replace_key();
  for (const auto& person : {portal.ann, portal.bob}) {
    CHECK(portal.support(portal.id, person).outcome == SupportOutcome::already_supported);
    CHECK(portal.has_supported(person));
  }
  CHECK(portal.at(portal.id).support_count == 7);

  CHECK(portal.ledger().withdraw(portal.id, portal.ann) == WithdrawOutcome::withdrawn);
  CHECK_FALSE(portal.has_supported(portal.ann));
  CHECK(portal.ledger().withdraw(portal.id, portal.ann) == WithdrawOutcome::not_supported);
  CHECK(portal.support(portal.id, portal.ann).outcome == SupportOutcome::supported);
  CHECK(portal.at(portal.id).support_count == 7);
  CHECK(portal.differences().empty());
  CHECK(portal.public_keys() == keys);
  const auto after = portal.count_log(keys);
  CHECK(after.standing == 7);
  CHECK(after.head.size == before.head.size + 3);
}

TEST_CASE("many who ask at once while two keys are in one table are each counted once", "[integration]") {
  Rotated portal;
  std::vector<SupportRequest> all;
  for (int i = 1; i <= 300; ++i) {
    const auto person = Portal::citizen(i);
    all.push_back({portal.id, person.person_id, person.person_key, ""});
  }
  portal.ledger().support_all({all.begin(), all.begin() + 150});
  portal.replace_key();
  auto twice = all;
  twice.insert(twice.end(), all.begin(), all.end());
  int fresh = 0;
  for (const auto& result : portal.ledger().support_all(twice)) fresh += result.outcome == SupportOutcome::supported;
  CHECK(fresh == 150);
  CHECK(portal.at(portal.id).support_count == 305);
  CHECK(portal.differences().empty());
}

TEST_CASE("what was signed with an account that was joined is signed", "[integration]") {
  Rotated portal;
  const auto both = joined(portal.bob, portal.ann);
  CHECK(portal.has_supported(both));
  CHECK(portal.number_of(both) == portal.number_of(portal.ann));
  CHECK(portal.ledger()
            .support({.submission_id = portal.id,
                      .person_id = both.person_id,
                      .person_key = both.person_key,
                      .former_keys = both.former_keys})
            .outcome == SupportOutcome::already_supported);
  portal.replace_key();
  CHECK(portal.ledger().withdraw(portal.id, both) == WithdrawOutcome::withdrawn);
  CHECK(portal.at(portal.id).support_count == 5);
  CHECK_FALSE(portal.has_supported(both));
  CHECK(portal.differences().empty());
}

TEST_CASE("an invalidated support stays this person's after the key was replaced", "[integration]") {
  Rotated portal;
  const auto number = *portal.number_of(portal.ann);
  portal.write([&](soci::session& sql) {
    sql << "insert into participation.invalidation (id, submission_id, state, reason, conditions, up_to, expected, "
           "began_at, began_by) "
           "overriding system value values (1, cast(:id as bigint), 'done', 'A list was bought', '{}', 9, 1, now(), 0)",
        soci::use(portal.id);
    sql << "update participation.support_active set invalidation = 1 where number = cast(:number as bigint)",
        soci::use(number);
  });
  portal.replace_key();
  CHECK(portal.support(portal.id, portal.ann).outcome == SupportOutcome::invalidated);
  CHECK(portal.write([&](soci::session& sql) {
    return portal.kit->invalidations().of_person(sql, portal.id, portal.ann).has_value();
  }));
}

TEST_CASE("a node without the newest key takes no support", "[integration]") {
  Rotated portal;
  portal.write([](soci::session& sql) {
    sql << "insert into kenes.portal_key (number, fingerprint, since) values (1, 'a', now()), (2, 'b', now())";
  });
  CHECK_THROWS_AS(portal.support(portal.id, portal.bob), DatabaseUnavailable);
  CHECK(portal.at(portal.id).support_count == 6);
  portal.replace_key();
  CHECK(portal.support(portal.id, portal.bob).outcome == SupportOutcome::supported);
}

TEST_CASE("a log's key is derived from the portal's key of its time", "[integration]") {
  Rotated portal;
  const auto before = portal.public_keys();
  portal.replace_key();
  CHECK(portal.public_keys() == before);
  portal.write([&](soci::session& sql) { portal.kit->support_log().change_key(sql, portal.ann); });
  const auto after = portal.public_keys();
  REQUIRE(after.size() == before.size() + 1);
  CHECK(after.back() == before.back());
  CHECK(portal.number("select portal_key from participation.log_key order by number desc limit 1") == 2);
  CHECK(portal.count_log({before.front()}).standing == 6);
  CHECK(portal.count_log({after.front()}).standing == 6);
}
