#include <catch2/catch.hpp>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::good_texts;
using kenes::petition::test::Portal;

TEST_CASE("the limits of the process hold, counted in characters", "[integration]") {
  Portal portal;
  auto texts = good_texts();
  const auto status = [&] { return portal.host.post(portal.author, "/petitions/new/details", texts).status; };
  texts[0].value = std::string();
  CHECK(status() == 422);
  std::string kazakh;
  for (int i = 0; i < 80; ++i) kazakh += "қ";
  texts[0].value = kazakh;
  CHECK(status() == 303);
  texts[0].value += "!";
  CHECK(status() == 422);
  texts = good_texts();
  texts[1].value = std::string(301, 'x');
  CHECK(status() == 422);
  texts[1].value = "";
  CHECK(status() == 422);
  texts = good_texts();
  texts[2].value = std::string(801, 'x');
  const auto wrong = portal.host.post(portal.author, "/petitions/new/details", texts);
  CHECK(wrong.status == 422);
  CHECK(wrong.page.model.at("form").at("additional_details").at("value").as_string().size() == 801);
  CHECK(wrong.page.model.at("limits").at("additional_details") == 800);
}

TEST_CASE("a draft is saved once, changed, deleted, by its author only", "[integration]") {
  Portal portal;
  auto& host = portal.host;
  const auto id = portal.draft();
  CHECK(portal.draft() == id);
  CHECK(host.get(portal.author, "/petitions/mine").page.model.at("petitions").as_array().size() == 1);
  for (const char* rest : {"/check", "/edit", "/delete", "/share"}) {
    CHECK(host.get(portal.citizen, Portal::path(id, rest)).status == 404);
  }
  CHECK(host.post(portal.citizen, Portal::path(id, "/edit"), good_texts()).status == 404);
  CHECK(host.post(portal.citizen, Portal::path(id, "/submit"), {}).status == 404);
  CHECK(host.post(portal.citizen, Portal::path(id, "/delete"), {}).status == 404);

  auto texts = good_texts();
  texts[0].value = "Plant twenty thousand trees";
  CHECK(host.post(portal.author, Portal::path(id, "/edit"), texts).status == 303);
  CHECK(host.get(portal.author, Portal::path(id, "/check")).page.model.at("action") ==
        boost::json::value(texts[0].value));
  host.post(portal.author, Portal::path(id, "/delete"), {});
  CHECK(host.get(portal.author, Portal::path(id, "/check")).status == 404);
  CHECK(host.get(portal.author, "/petitions/mine").page.model.at("petitions").as_array().empty());
}

TEST_CASE("a sent petition can't be changed, a published text not even by the database", "[integration]") {
  Portal portal;
  const auto id = portal.supported();
  CHECK(Portal::location(portal.host.post(portal.author, Portal::path(id, "/edit"), good_texts())) ==
        Portal::path(id, "/share"));
  portal.decide(id, {{"outcome", "publish"}});
  CHECK(portal.host.get(portal.nobody, Portal::path(id)).page.model.at("text_sha256").as_string().size() == 64);
  CHECK_THROWS(portal.host.database().write([&](soci::session& sql) {
    sql << "UPDATE petition.petition SET action = 'Cut them' WHERE id = cast(:id as bigint)", soci::use(id);
  }));
}

TEST_CASE("similar petitions are shown before writing", "[integration]") {
  Portal portal;
  portal.published();
  const auto similar = portal.host.get(portal.nobody, "/petitions/new/similar?action=Plant+more+trees+in+cities");
  CHECK(similar.page.view == "petition/similar");
  CHECK(similar.page.model.at("petitions").as_array().size() == 1);
  const auto other = portal.host.get(portal.nobody, "/petitions/new/similar?action=Abolish+school+uniforms");
  CHECK(Portal::location(other) == "/petitions/new/details?action=Abolish%20school%20uniforms");
  CHECK(portal.host.get(portal.nobody, "/petitions/new/similar?action=").status == 422);
  CHECK(portal.host.get(portal.nobody, "/petitions/new/details?action=Abc").status == 303);
}

TEST_CASE("services are apart", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  CHECK(portal.host.get(portal.nobody, "/council/" + std::to_string(id)).status == 404);
  CHECK(portal.host.get(portal.nobody, "/council").page.model.at("total") == 0);
  CHECK(portal.host.get(portal.nobody, "/petitions").page.model.at("total") == 1);
  CHECK(portal.host.get(portal.moderator, "/council/moderate").status == 403);
  // Without the official API the JSON is the page's model.
  CHECK(portal.host.get(portal.nobody, "/council.json").body.find("\"selects\"") != std::string::npos);
}
