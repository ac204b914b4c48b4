// Two accounts of one person have become one: what both signed counts once.
#include "joining/doubles.hpp"

#include <catch2/catch.hpp>

#include "integrity/compare.hpp"
#include "kit.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

struct Joined : Portal {
  Joined() : id(published()) {
    support(id, ann);
    support(id, citizen(3));
    support(id, bob);
  }
  // What the host and the kit's PersonalData do.
  void join() {
    write([&](soci::session& sql) {
      sql << "update participation.supporter set person_id = cast(:into as bigint) where person_id = cast(:from as "
             "bigint)",
          soci::use(ann.person_id), soci::use(bob.person_id);
      note_joined(sql, ann.person_id, now());
    });
    ann.former_keys.push_back(bob.person_key);
  }
  std::int64_t supports_of_ann() {
    return number("select count(*) from participation.supporter where person_id = " + std::to_string(ann.person_id));
  }
  Actor ann = citizen(1), bob = citizen(2);
  std::int64_t id;
};

}  // namespace

TEST_CASE("the later of two supports of one person is withdrawn, and the log says so", "[integration]") {
  Joined portal;
  portal.join();
  CHECK(portal.supports_of_ann() == 2);
  const auto first = portal.number("select min(number) from participation.supporter where person_id = " +
                                   std::to_string(portal.ann.person_id));
  portal.host.advance(std::chrono::seconds{20});
  CHECK(portal.supports_of_ann() == 2);  // other nodes may know the old session still
  portal.host.advance(std::chrono::minutes{1});

  CHECK(portal.supports_of_ann() == 1);
  CHECK(portal.at(portal.id).support_count == 7);
  CHECK(portal.number("select count(*) from participation.support_entry where kind = 'withdrawn'") == 1);
  CHECK(portal.number("select count(*) from participation.joined_person") == 0);
  portal.write([&](soci::session& sql) {
    CHECK(portal.kit->ledger().number_of(sql, portal.id, portal.ann) == first);
    CHECK(compare_ledger(sql, portal.id).empty());
  });
  portal.join();
  portal.host.advance(std::chrono::minutes{2});
  CHECK(portal.at(portal.id).support_count == 7);
  CHECK(portal.kit->ledger().withdraw(portal.id, portal.ann) == WithdrawOutcome::withdrawn);
  CHECK(portal.at(portal.id).support_count == 6);
}

TEST_CASE("a number that has decided isn't changed by a join; the audit trail names the double", "[integration]") {
  Joined portal;
  portal.host.advance(std::chrono::hours{24 * 365});  // it is closed
  portal.join();
  portal.host.advance(std::chrono::minutes{2});
  CHECK(portal.at(portal.id).support_count == 8);
  CHECK(portal.supports_of_ann() == 2);
  int kept = 0;
  for (const auto& one : portal.host.audited()) kept += one.entry.action == "participation.keep_double";
  CHECK(kept == 1);
}
