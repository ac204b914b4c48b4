// Signatures that don't count: how moderators say so, and what everyone reads of it.
#include <catch2/catch.hpp>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

// A public petition with the five sponsors and 20 signatures, of which those from the 11th on came from one network.
struct Signed : Portal {
  Signed() : id(published()) {
    for (int i = 1; i <= 20; ++i) sign(id, person(100 + i));
    host.database().write([](soci::session& sql) {
      sql << "UPDATE participation.supporter SET network = '203.0.113.0/24', mail_domain = 'throwaway.example', "
             "provider = 'email', marks = 3 WHERE number > 15";
    });
  }
  boost::json::object look(const std::string& query) {
    return host.get(moderator, path(id, "/moderate/invalidate") + query).page.model;
  }
  // Confirms, and lets the job do it; the path of the invalidation.
  std::string invalidate(const std::string& reason = "They came by one machine") {
    const auto answer =
        host.post(moderator, path(id, "/moderate/invalidate"),
                  {{"network", "203.0.113.0/24"}, {"up_to", "25"}, {"reason", reason}, {"typed", "10"}});
    REQUIRE(answer.status == 303);
    host.advance(std::chrono::seconds{1});
    return location(answer);
  }
  boost::json::object model(const Actor& by, const std::string& rest) {
    return host.get(by, path(id, rest)).page.model;
  }
  std::int64_t id;
};

std::string text_of(const boost::json::value& value) {
  return std::string(value.as_string());
}

}  // namespace

TEST_CASE("a signature keeps the network, the mail domain and the way to sign in that it came from", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  REQUIRE(portal.sign(id, portal.person(7)).status == 303);
  std::string kept;
  portal.host.database().write([&](soci::session& sql) {
    sql << "SELECT network || ' ' || mail_domain || ' ' || provider FROM participation.supporter ORDER BY number DESC "
           "LIMIT 1",
        soci::into(kept);
  });
  CHECK(kept == "192.0.2.0/24 example.org email");
}

TEST_CASE("a moderator sees what would happen before anything does", "[integration]") {
  Signed portal;
  CHECK(portal.look("").at("preview").is_null());
  const auto model = portal.look("?network=203.0.0.0/16&mark=network_surge&from=2020-01-01T00:00&provider=email");
  const auto& preview = model.at("preview");
  CHECK(preview.at("supports") == 10);
  CHECK(preview.at("count_now") == 25);
  CHECK(preview.at("count_after") == 15);
  CHECK(preview.at("sample").as_array().size() == 10);
  CHECK(preview.at("sample").at(0).at("marks") == "disposable e-mail address, surge from a network");
  CHECK(preview.at("sample").at(0).as_object().contains("name") == false);
  CHECK(model.at("up_to") == 25);
  CHECK(portal.look("?network=203.0.113.0%2F24&network=198.51.100.0%2F24").at("preview").at("supports") == 10);
  CHECK(portal.look("?numbers=1-3,25").at("preview").at("supports") == 4);
  CHECK(portal.standing(portal.id).support_count == 25);

  const auto wrong = portal.look("?network=everywhere&numbers=5-x&from=2020-13-01T00:00");
  CHECK(wrong.at("preview").is_null());
  CHECK(wrong.at("conditions").at("errors").as_array().size() == 3);
  CHECK(wrong.at("conditions").at("network").at("value") == "everywhere");
  CHECK(portal.look("?from=2026-01-02T00:00&until=2026-01-01T00:00").at("conditions").at("until").at("invalid") ==
        true);
}

TEST_CASE("nothing is invalidated without a reason and the number", "[integration]") {
  Signed portal;
  const auto post = [&](std::vector<NamedValue> entered) {
    entered.push_back({"network", "203.0.113.0/24"});
    return portal.host.post(portal.moderator, Portal::path(portal.id, "/moderate/invalidate"), entered);
  };
  CHECK(post({}).page.model.at("form").at("errors").as_array().size() == 2);
  const auto answer = post({{"reason", "One machine"}, {"typed", "11"}});
  CHECK(answer.status == 422);
  CHECK(text_of(answer.page.model.at("form").at("typed").at("error")) == "Look again: 10 signatures are meant now");
  CHECK(answer.page.model.at("form").at("reason").at("value") == "One machine");
  CHECK(post({{"reason", std::string(301, 'x')}, {"typed", "10"}}).status == 422);
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.standing(portal.id).support_count == 25);
}

TEST_CASE("everyone sees how many were invalidated, when and why, and when they count again", "[integration]") {
  Signed portal;
  const auto place = portal.invalidate();
  CHECK(portal.standing(portal.id).support_count == 15);
  const auto shown = portal.model({}, "");
  CHECK(shown.at("invalidated") == 10);
  CHECK(shown.at("timeline").at(0).at("text") == "10 signatures were invalidated");
  CHECK(shown.at("timeline").at(0).at("detail") == "They came by one machine");
  const auto log = portal.model({}, "/log");
  CHECK(log.at("withdrawn") == 0);
  CHECK(log.at("invalidations").at(0).at("count") == 10);
  CHECK(log.at("invalidations").at(0).at("reason") == "They came by one machine");
  const auto entry = portal.model({}, "/log/receipt/26").at("entry");
  CHECK(entry.at("invalidated") == true);
  CHECK(entry.at("support") == 16);
  CHECK(entry.at("reason") == "They came by one machine");

  const auto progress = portal.host.get(portal.moderator, place);
  CHECK(progress.page.model.at("invalidation").at("state") == "done");
  CHECK(progress.page.model.at("invalidation").at("invalidated") == 10);
  CHECK(portal.model(portal.moderator, "/moderate/invalidations").at("invalidations").as_array().size() == 1);

  CHECK(portal.host.get(portal.moderator, place + "/undo").status == 200);
  CHECK(portal.host.post(portal.moderator, place + "/undo", {}).status == 422);
  portal.host.post(portal.moderator, place + "/undo", {{"because", "They are pupils of one school"}});
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.standing(portal.id).support_count == 25);
  const auto back = portal.model({}, "");
  CHECK(back.at("invalidated") == 0);
  CHECK(back.at("timeline").at(0).at("text") == "10 invalidated signatures count again");
  CHECK(back.at("timeline").at(0).at("detail") == "They are pupils of one school");
  CHECK(portal.host.get(portal.moderator, place + "/undo").status == 404);
}

TEST_CASE("who signed is told why it doesn't count and where to object", "[integration]") {
  Signed portal;
  portal.invalidate();
  const auto mine = portal.person(120);
  const auto shown = portal.host.get(mine, Portal::path(portal.id)).page.html_only;
  CHECK(shown.at("signed") == false);
  CHECK(shown.at("sign_href").is_null());
  CHECK(text_of(shown.at("invalidated_href")) == Portal::path(portal.id, "/signed"));
  CHECK(Portal::location(portal.host.get(mine, Portal::path(portal.id, "/sign"))) ==
        Portal::path(portal.id, "/signed"));
  CHECK(Portal::location(portal.sign(portal.id, mine)) == Portal::path(portal.id, "/signed"));
  const auto told = portal.model(mine, "/signed");
  CHECK(told.at("title") == "Your signature does not count now");
  CHECK(told.at("notice").at("reason") == "They came by one machine");
  CHECK(told.at("notice").at("contact") == "committee-office@example.org");
  CHECK(told.at("withdraw_href").is_null());
  CHECK(portal.standing(portal.id).support_count == 15);
  CHECK(portal.model(portal.person(101), "/signed").at("notice").is_null());
}

TEST_CASE("a service may name its own address for objections", "[integration]") {
  Portal portal({{"objections", "objections@example.org"}});
  const auto id = portal.published();
  portal.sign(id, portal.citizen);
  portal.host.post(portal.moderator, Portal::path(id, "/moderate/invalidate"),
                   {{"numbers", "6"}, {"reason", "Not a resident"}, {"typed", "1"}});
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.host.get(portal.citizen, Portal::path(id, "/signed")).page.model.at("notice").at("contact") ==
        "objections@example.org");
}

TEST_CASE("one invalidation at a time; it can be stopped", "[integration]") {
  Signed portal;
  const auto post = [&](const std::string& network) {
    return portal.host.post(portal.moderator, Portal::path(portal.id, "/moderate/invalidate"),
                            {{"network", network}, {"reason", "One machine"}, {"typed", "10"}});
  };
  const auto place = Portal::location(post("203.0.113.0/24"));
  const auto at_work = portal.host.get(portal.moderator, place);
  CHECK(at_work.page.model.at("invalidation").at("at_work") == true);
  CHECK(std::any_of(at_work.headers.begin(), at_work.headers.end(),
                    [](const auto& one) { return one.name == "Refresh"; }));
  CHECK(Portal::location(post("203.0.113.0/24")) == Portal::path(portal.id, "/moderate/invalidations"));
  portal.host.post(portal.moderator, place + "/cancel", {});
  portal.host.advance(std::chrono::seconds{1});
  CHECK(portal.host.get(portal.moderator, place).page.model.at("invalidation").at("state") == "cancelled");
  CHECK(portal.standing(portal.id).support_count == 25);
  // Nothing was done: there is nothing to undo or to tell.
  CHECK(portal.host.get(portal.moderator, place + "/undo").status == 404);
  CHECK(portal.model({}, "").at("invalidated") == 0);
}

TEST_CASE("an invalidation is found at its own petition only", "[integration]") {
  Signed portal;
  const auto place = portal.invalidate();
  const auto other =
      portal.published({{"action", "Another one"}, {"background", "Why not"}, {"additional_details", ""}});
  const auto number = place.substr(place.rfind('/'));
  CHECK(portal.host.get(portal.moderator, Portal::path(portal.id, "/moderate/invalidations" + number)).status == 200);
  CHECK(portal.host.get(portal.moderator, Portal::path(other, "/moderate/invalidations" + number)).status == 404);
}
