#include <catch2/catch.hpp>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <set>
#include <sstream>

#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::good_texts;
using kenes::petition::test::Portal;

namespace {

std::int64_t total(Portal& portal, const std::string& query) {
  return portal.host.get(portal.nobody, "/petitions" + query).page.model.at("total").to_number<std::int64_t>();
}

boost::property_tree::ptree xml(const Response& response) {
  REQUIRE(response.status == 200);
  CHECK(response.content_type.starts_with("application/atom+xml"));
  std::istringstream stream(response.body);
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(stream, tree);
  return tree;
}

}  // namespace

TEST_CASE("search finds words, their beginnings, and mistyped ones", "[integration]") {
  Portal portal;
  REQUIRE(portal.host.command("import", "petitions", petition::test::demo_files()) == 0);
  CHECK(total(portal, "?q=cannabis") == 1);
  CHECK(total(portal, "?q=CANNABIS+legal") == 1);
  CHECK(total(portal, "?q=cannab") == 1);
  CHECK(total(portal, "?q=immigr") >= 2);
  CHECK(total(portal, "?q=refug+support") >= 1);
  const auto nearly = portal.host.get(portal.nobody, "/petitions?q=canabis").page.model;
  CHECK(nearly.at("nearly") == true);
  CHECK(nearly.at("total") == 1);
  CHECK(total(portal, "?q=xyzzyqwv") == 0);
  for (const char* odd : {"'", "%27%3B--", "%5C", "%26%7C%21", "a%3A*", "%00", "%28%28", "it%27s"}) {
    INFO(odd);
    CHECK(portal.host.get(portal.nobody, std::string("/petitions?q=") + odd).status == 200);
  }
  CHECK(total(portal, "?q=cannabis&state=open") == 0);
}

TEST_CASE("sorting and paging show each petition once", "[integration]") {
  Portal portal;
  REQUIRE(portal.host.command("import", "petitions", petition::test::demo_files()) == 0);
  std::set<std::int64_t> seen;
  std::int64_t last_count = 1'000'000'000;
  for (const char* page : {"?page=1", "?page=2"}) {
    const auto model = portal.host.get(portal.nobody, std::string("/petitions") + page).page.model;
    for (const auto& row : model.at("petitions").as_array()) {
      seen.insert(row.at("id").as_int64());
      CHECK(row.at("count").as_int64() <= last_count);
      last_count = row.at("count").as_int64();
    }
  }
  CHECK(seen.size() == 27);
  const auto past = portal.host.get(portal.nobody, "/petitions?page=9").page.model;
  CHECK(past.at("petitions").as_array().empty());
  CHECK(past.at("pages").at("previous") == "/petitions?page=2");
  const auto newest = portal.host.get(portal.nobody, "/petitions?sort=newest").page.model;
  CHECK(newest.at("petitions").at(0).at("id") == 241584);
  CHECK(portal.host.get(portal.nobody, "/petitions?page=0&sort=x&state=y&topic=z").status == 200);
}

TEST_CASE("the public API pages with links", "[integration]") {
  Portal portal;
  REQUIRE(portal.host.command("import", "petitions", petition::test::demo_files()) == 0);
  const auto first = portal.json("/petitions.json?state=closed&count=10");
  CHECK(first.at("data").as_array().size() == 10);
  CHECK(first.at("links").at("prev").is_null());
  const std::string next(first.at("links").at("next").as_string());
  CHECK(next.find("/petitions.json?state=closed&count=10&page=2") != std::string::npos);
  const auto third = portal.json("/petitions.json?state=closed&count=10&page=3");
  CHECK(third.at("data").as_array().size() == 7);
  CHECK(third.at("links").at("next").is_null());
  CHECK(third.at("links").at("last") == third.at("links").at("self"));
  const auto& item = first.at("data").at(0);
  CHECK(item.at("type") == "petition");
  CHECK(item.at("id") == 241584);
  CHECK(std::string(item.at("links").at("self").as_string()).ends_with("/petitions/241584.json"));
  CHECK_FALSE(item.at("attributes").as_object().contains("signatures_by_country"));
  CHECK(portal.json("/petitions.json?state=with_response").at("data").as_array().size() == 9);
  CHECK(portal.json("/petitions.json?state=debated").at("data").as_array().size() == 1);
  CHECK(portal.json("/petitions.json?q=cannabis").at("data").as_array().size() == 1);

  const auto response = portal.host.get(portal.nobody, "/petitions/241584.json");
  CHECK(response.caching == Caching::short_shared);
  bool open = false;
  for (const auto& header : response.headers)
    open |= header.name == "access-control-allow-origin" && header.value == "*";
  CHECK(open);
  CHECK(portal.host.get(portal.nobody, "/petitions/5.json").status == 404);
}

TEST_CASE("feeds are well-formed whatever people write", "[integration]") {
  Portal portal;
  auto texts = good_texts();
  texts[0].value = "Ban <b>\"5 & 6\"</b> ]]> in қала";
  const auto id = portal.published(texts);
  const auto newest = xml(portal.host.get(portal.nobody, "/petitions/feed.atom"));
  CHECK(newest.get<std::string>("feed.entry.title") == texts[0].value);
  const auto events = xml(portal.host.get(portal.nobody, Portal::path(id, "/feed.atom")));
  CHECK(events.get<std::string>("feed.title") == texts[0].value);
  CHECK(events.get_child("feed").count("entry") >= 2);
  CHECK(portal.host.get(portal.nobody, Portal::path(id + 1000, "/feed.atom")).status == 404);
}

TEST_CASE("the guide is drawn from the process", "[integration]") {
  Portal portal;
  const auto guide = portal.host.get(portal.nobody, "/petitions/how-it-works").page.model;
  CHECK(guide.at("steps").as_array().size() == 5);
  CHECK(guide.at("ends").as_array().size() == 4);
  CHECK(guide.at("reasons").as_array().size() == 8);
  CHECK(guide.at("steps").at(4).at("duties").at(0).at("at") == "10,000 supporters");
  const auto picture = portal.host.get(portal.nobody, std::string(guide.at("picture").as_string()));
  CHECK(picture.status == 200);
  CHECK(picture.content_type == "image/svg+xml");
  CHECK(picture.caching == Caching::short_shared);
  CHECK(picture.body.starts_with("<svg "));
}
