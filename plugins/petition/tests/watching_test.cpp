// Moderators see where signatures come from, and hold a petition while they look into them.
#include <catch2/catch.hpp>

#include "tests/surge.hpp"

using namespace kenes;
using kenes::petition::test::Portal;
using kenes::petition::test::surge;

namespace {

// A public petition that 70 have signed from one network within two minutes.
struct Surging : Portal {
  explicit Surging(const boost::json::object& settings = {}) : Portal(settings), id(published()) { surge(*this, id); }
  boost::json::object model(const std::string& target) { return host.get(moderator, target).page.model; }
  std::int64_t marked(int mark) {
    return host.database().write([&](soci::session& sql) {
      long long count = 0;
      sql << "SELECT count(*) FROM participation.supporter WHERE marks = cast(:mark as int)", soci::use(mark),
          soci::into(count);
      return static_cast<std::int64_t>(count);
    });
  }
  std::int64_t id;
};

std::string text_of(const boost::json::value& value) {
  return std::string(value.as_string());
}

}  // namespace

TEST_CASE("moderators find a petition that surges, and what to do about it", "[integration]") {
  Surging portal;
  CHECK(portal.model("/petitions/moderate").at("surging") == 1);
  const auto listed = portal.model("/petitions/moderate/surges").at("petitions").as_array();
  REQUIRE(listed.size() == 1);
  CHECK(text_of(listed[0].at("surges").at(0).at("title")) == "network 203.0.113.0/24");
  CHECK(portal.host.get(portal.operator_, "/council/moderate/surges").page.model.at("petitions").as_array().empty());

  const auto watch = portal.model(Portal::path(portal.id, "/moderate/watch"));
  const auto& look = watch.at("look").as_object();
  CHECK(look.at("chart").at("plot").is_object());
  const auto& network = look.at("tables").at(0).at("rows").at(0).as_object();
  CHECK(network.at("key") == "203.0.113.0/24");
  CHECK(network.at("count") == 70);
  CHECK(network.at("surged") == true);
  // What is meant can be invalidated at once.
  const auto preview = portal.model(text_of(network.at("href"))).at("preview").as_object();
  CHECK(preview.at("supports") == 70);
  CHECK(portal.marked(2) == 70);
}

TEST_CASE("a service says what a surge is, and which addresses are thrown away", "[integration]") {
  Surging portal({{"watch", {{"least", 100}, {"disposable_domains", {"ThrowAway.example"}}}}});
  CHECK(portal.model("/petitions/moderate/surges").at("petitions").as_array().empty());
  CHECK(portal.model(Portal::path(portal.id, "/moderate/watch")).at("look").is_null());
  CHECK(portal.marked(1) == 70);
}

TEST_CASE("a petition is held in public and goes on afterwards", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  portal.add_base(id, 9'990);
  CHECK(portal.shown(id).at("hold").is_null());
  const auto path = Portal::path(id, "/moderate/watch/hold");
  CHECK(portal.host.post(portal.moderator, path, {{"reason", ""}}).status == 422);
  const auto held =
      portal.confirmed(portal.moderator, path, {{"reason", "We look into signatures"}, {"note", "The /24 again"}});
  CHECK(held.status == 303);
  CHECK(portal.shown(id).at("hold").at("reason") == "We look into signatures");
  CHECK(boost::json::serialize(portal.shown(id)).find("The /24 again") == std::string::npos);
  CHECK(portal.told_on_timeline(id, "Held"));

  for (int i = 0; i < 12; ++i) CHECK(portal.sign(id, portal.person(200 + i)).status == 303);
  CHECK(portal.shown(id).at("duties").as_array().empty());
  CHECK(portal.host.get(portal.moderator, path).status == 303);
  CHECK(portal.host.get(portal.moderator, path + "/end").page.view == "petition/watching/end_hold");
  CHECK(portal.host.post(portal.moderator, path + "/end", {}).status == 303);
  CHECK(portal.shown(id).at("hold").is_null());
  CHECK(portal.shown(id).at("duties").as_array().size() == 1);
  CHECK(portal.told_on_timeline(id, "Not held any more"));
}
