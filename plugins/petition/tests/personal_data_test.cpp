// What petitions keep of a person: told to them, listed for them, erased with their account.
#include "personal_data/personal_data.hpp"

#include <catch2/catch.hpp>

#include "attachments/attachments.hpp"
#include "following/news_of.hpp"
#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

struct Kept : Portal {
  Kept() {
    office.host = &host.host("petition");
    office.kit = kit;
  }
  template <class F>
  auto write(F&& work) {
    return host.database().write(work);
  }
  const Translator& words() { return office.host->translator("en"); }
  void erase(const Actor& person) {
    write([&](soci::session& sql) { data.erase(sql, person.person_id, host.clock().now()); });
  }
  std::vector<Deed> deeds(const Actor& person, int most = 10) {
    const auto later = host.clock().now() + std::chrono::hours{1};
    return write([&](soci::session& sql) { return data.deeds(sql, person.person_id, words(), later, most); });
  }
  boost::json::object all(const Actor& person) {
    return write([&](soci::session& sql) { return data.all(sql, person.person_id); });
  }
  std::vector<std::string> consequences(const Actor& person) {
    return write([&](soci::session& sql) { return data.consequences(sql, person.person_id, words()); });
  }
  std::int64_t number(const std::string& query) {
    return write([&](soci::session& sql) {
      long long value = 0;
      sql << query, soci::into(value);
      return static_cast<std::int64_t>(value);
    });
  }
  void name_author(std::int64_t id, const std::string& name) {
    write([&](soci::session& sql) {
      sql << "UPDATE petition.petition SET creator_name = cast(:name as text) WHERE id = cast(:id as bigint)",
          soci::use(name), soci::use(id);
    });
  }

  petition::Office office;
  petition::PetitionPersonalData data{office};
};

}  // namespace

TEST_CASE("what a person did is listed for them, the newest first", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  portal.host.advance(std::chrono::minutes{1});
  portal.sign(id, portal.citizen);
  const auto signed_ones = portal.deeds(portal.citizen);
  REQUIRE(signed_ones.size() == 1);
  CHECK(signed_ones[0].what == "You signed a petition");
  CHECK(signed_ones[0].href == Portal::path(id));
  CHECK_FALSE(signed_ones[0].title.empty());

  const auto draft = portal.draft();
  const auto started = portal.deeds(portal.author);
  REQUIRE(started.size() == 2);
  CHECK(started[0].href == Portal::path(draft, "/check"));
  CHECK(started[1].href == Portal::path(id));
  CHECK(portal.deeds(portal.author, 1).size() == 1);
  // Who supports by a link that others don't have is told of it, without the link.
  CHECK(portal.deeds(portal.person(1)).at(0).what == "You signed a petition");
}

TEST_CASE("all that is kept of an author and of a supporter is told", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  portal.sign(id, portal.citizen);
  CHECK(portal.all(portal.author).at("petitions").as_array().at(0).at("petition") == id);
  const auto citizen = portal.all(portal.citizen);
  CHECK(citizen.at("signed").as_array().at(0).at("petition") == id);
  CHECK(citizen.at("news_and_names").as_array().at(0).at("gets_news") == true);
  CHECK(portal.all(portal.moderator).empty());
}

TEST_CASE("a public petition stays and says that the name was removed", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  portal.name_author(id, "Zebedee Uniquename");
  REQUIRE(portal.shown(id).at("creator_name") == "Zebedee Uniquename");
  CHECK(portal.shown(id).at("author_erased") == false);
  CHECK(portal.consequences(portal.author).at(0).starts_with("1 petition of yours that was published stays"));

  portal.erase(portal.author);
  portal.erase(portal.author);
  const auto shown = portal.shown(id);
  CHECK(shown.at("creator_name").is_null());
  CHECK(shown.at("author_erased") == true);
  CHECK(portal.deeds(portal.author).empty());
  CHECK(portal.all(portal.author).empty());
  CHECK(portal.consequences(portal.author).empty());
  CHECK(portal.host.get(portal.author, "/petitions/mine").page.model.at("petitions").as_array().empty());
  // It goes on: it is signed, it moves, and nobody is written to in the author's place.
  CHECK(portal.sign(id, portal.citizen).status == 303);
  portal.host.advance(std::chrono::hours{24 * 200});
  CHECK(portal.standing(id).stage != "open");
}

TEST_CASE("what was never public is deleted with its files", "[integration]") {
  Kept portal;
  const auto draft = portal.draft();
  const auto waiting =
      portal.supported({{"action", "Another one"}, {"background", "Why not"}, {"additional_details", ""}});
  const auto folder = petition::attachment_folder(draft);
  portal.host.put_file(folder, {.name = "plan.pdf", .type = "application/pdf", .size = 10});
  CHECK(portal.consequences(portal.author).at(0).starts_with("2 petitions of yours that were never public"));
  portal.erase(portal.author);
  CHECK(portal.number("SELECT count(*) FROM petition.petition") == 0);
  CHECK(portal.write([&](soci::session& sql) { return portal.office.host->find<Files>()->list(sql, folder); }).empty());
  // The desk isn't left with a row without a petition.
  CHECK(portal.host.get(portal.moderator, Portal::path(waiting, "/moderate")).status == 404);
  CHECK(portal.host.get(portal.moderator, "/petitions/moderate").status == 200);
}

TEST_CASE("what was written with an authority stays without the name", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  portal.write([&](soci::session& sql) {
    for (const std::string table : {"text_version", "drafting_comment"}) {
      sql << std::string("INSERT INTO petition.") + table + " (petition_id, by_author, person_id, name, at, " +
                 (table == "text_version" ? "number, action, background, additional_details, why" : "text") +
                 ") VALUES (cast(:id as bigint), true, cast(:person as bigint), 'Zebedee Uniquename', '2026-01-01', " +
                 (table == "text_version" ? "1, 'a', 'b', 'c', 'd'" : "'e'") + ")",
          soci::use(id), soci::use(portal.author.person_id);
    }
  });
  CHECK(portal.deeds(portal.author).size() == 3);
  portal.erase(portal.author);
  CHECK(portal.number("SELECT count(*) FROM petition.text_version WHERE name = '' AND person_id = 0") == 1);
  CHECK(portal.number("SELECT count(*) FROM petition.drafting_comment WHERE name = '' AND person_id = 0") == 1);
}

TEST_CASE("news of what was signed are listed, stopped one by one or all at once", "[integration]") {
  Kept portal;
  petition::NewsOf news;
  std::vector<std::int64_t> ids;
  for (int i = 0; i < 3; ++i) {
    ids.push_back(portal.published({{"action", "Number " + std::to_string(i) + " of several different ones"},
                                    {"background", "Why not"},
                                    {"additional_details", ""}}));
    portal.sign(ids.back(), portal.citizen);
  }
  const auto of = [&](const std::string& after, int most) {
    return portal.write(
        [&](soci::session& sql) { return news.of(sql, portal.citizen.person_id, portal.words(), after, most); });
  };
  const auto stop = [&](const std::string& id) {
    portal.write([&](soci::session& sql) { news.stop(sql, portal.citizen.person_id, id); });
  };
  REQUIRE(of("", 10).size() == 3);
  CHECK(of("", 10)[0].href == Portal::path(ids[2]));
  CHECK(of(std::to_string(ids[1]), 10).size() == 1);
  CHECK(of("", 2).size() == 2);
  stop("nonsense");
  stop("-1");
  CHECK(of("", 10).size() == 3);
  stop(std::to_string(ids[1]));
  CHECK(of("", 10).size() == 2);
  stop("");
  CHECK(of("", 10).empty());
}

TEST_CASE("a joined account has both accounts' petitions, and news where either wanted them", "[integration]") {
  Kept portal;
  const auto id = portal.published();
  portal.sign(id, portal.citizen);
  const auto twin = portal.person(9);
  portal.host.post(twin, Portal::path(id, "/sign"), {{"name", "Ann"}, {"place", "Leeds"}});
  portal.write([&](soci::session& sql) {
    sql << "UPDATE petition.supporter SET notify = false WHERE person_id = cast(:person as bigint)",
        soci::use(portal.citizen.person_id);
    portal.data.join(sql, twin.person_id, portal.citizen.person_id, portal.host.clock().now());
    portal.data.join(sql, portal.author.person_id, portal.citizen.person_id, portal.host.clock().now());
  });
  CHECK(portal.all(portal.citizen).at("petitions").as_array().size() == 1);
  CHECK(portal.all(twin).contains("news_and_names") == false);
  CHECK(portal.all(portal.author).contains("petitions") == false);
}
