// Taking a signature back: what it leaves, and how often.
#include <catch2/catch.hpp>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

struct Open : Portal {
  Open() : id(published()) {}

  Response withdraw(const Actor& by) { return host.post(by, path(id, "/withdraw"), {}); }
  long long rows(const std::string& table) {
    return host.database().read([&](soci::session& sql) {
      long long count = 0;
      sql << "SELECT count(*) FROM " + table, soci::into(count);
      return count;
    });
  }
  std::int64_t id;
};

}  // namespace

TEST_CASE("what a service kept of a supporter goes also if the first attempt at it was cut off", "[integration]") {
  Open portal;
  portal.sign(portal.id, portal.citizen);
  REQUIRE(portal.rows("petition.supporter") == 1);
  // The ledger has done it, and the node died before the rest.
  portal.kit->ledger().withdraw(portal.id, portal.citizen);
  portal.withdraw(portal.citizen);
  CHECK(portal.rows("petition.supporter") == 0);
}

TEST_CASE("of an invalidated signature it is kept, since it may be brought back", "[integration]") {
  Open portal;
  portal.sign(portal.id, portal.citizen);
  portal.host.post(portal.moderator, Portal::path(portal.id, "/moderate/invalidate"),
                   {{"numbers", "6"}, {"reason", "Not a resident"}, {"typed", "1"}});
  portal.host.advance(std::chrono::seconds{1});
  portal.withdraw(portal.citizen);
  CHECK(portal.rows("petition.supporter") == 1);
}

TEST_CASE("one person withdraws from one petition five times a day at most", "[integration]") {
  Open portal;
  const auto other =
      portal.published({{"action", "Another one"}, {"background", "Why not"}, {"additional_details", ""}});
  const auto page = [&] { return portal.host.get(portal.citizen, Portal::path(portal.id, "/withdraw")).page.model; };
  for (int i = 1; i <= 5; ++i) {
    portal.sign(portal.id, portal.citizen);
    CHECK(page().at("too_often").is_null());
    portal.host.take_flashes();
    REQUIRE(portal.withdraw(portal.citizen).status == 303);
    CHECK(portal.host.take_flashes().size() == (i < 5 ? 0U : 1U));  // told before it is too late
    portal.host.advance(std::chrono::hours{1});
  }
  portal.sign(portal.id, portal.citizen);
  CHECK(portal.standing(portal.id).support_count == 6);
  CHECK(portal.withdraw(portal.citizen).status == 409);
  CHECK(page().at("too_often").as_string().find("5 times today") != std::string::npos);
  CHECK(portal.standing(portal.id).support_count == 6);
  // Others, and other petitions, are not concerned.
  CHECK(portal.withdraw(portal.person(1)).status == 303);
  portal.sign(other, portal.citizen);
  CHECK(portal.host.post(portal.citizen, Portal::path(other, "/withdraw"), {}).status == 303);

  // A day after the first; and nothing is remembered of those who don't come back.
  portal.host.advance(std::chrono::hours{20});
  CHECK(page().at("too_often").is_null());
  CHECK(portal.withdraw(portal.citizen).status == 303);
  portal.host.advance(std::chrono::hours{49});
  CHECK(portal.rows("petition.withdrawal") == 0);
}

TEST_CASE("whoever withdraws gets the receipt of that", "[integration]") {
  Open portal;
  portal.sign(portal.id, portal.citizen);
  portal.sign(portal.id, portal.person(30));
  const auto to = Portal::location(portal.withdraw(portal.citizen));
  CHECK(to == Portal::path(portal.id, "/withdrawn?entry=8"));
  const auto page = portal.host.get(portal.citizen, to).page.model;
  CHECK(page.at("title") == "Your signature is withdrawn");
  const auto receipt = portal.host.get(portal.citizen, std::string(page.at("receipt_href").as_string())).page.model;
  CHECK(receipt.at("title") == "Receipt of a withdrawal");
  CHECK(receipt.at("entry").at("withdrawn") == true);
  CHECK(receipt.at("entry").at("number") == 8);
  CHECK(receipt.at("of_signature") == false);
  CHECK(portal.host.get(portal.citizen, Portal::path(portal.id, "/withdrawn")).status == 404);
}
