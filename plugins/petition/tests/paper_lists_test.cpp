// Signatures on paper: checked row by row, counted once, and never twice.
#include <catch2/catch.hpp>

#include <fstream>

#include "paper_lists/count_list.hpp"
#include "paper_lists/rows.hpp"
#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

struct Office : Portal {
  explicit Office(const boost::json::object& more = {}) : Portal(more), id(published()) {
    registrar = host.person("registrar@example.org", {{"registrar", "service:petitions"}});
    add_places();
  }
  Response enter(const std::string& rows, const std::string& key = "one") {
    return confirmed(registrar, path(id, "/paper-lists/new"),
                     {{"title", "File 12/2026"}, {"rows", rows}, {"entry_key", key}});
  }
  // Entered and counted; its page.
  boost::json::object counted(const std::string& rows, const std::string& key = "one") {
    const auto answer = enter(rows, key);
    REQUIRE(answer.status == 303);
    host.advance(std::chrono::seconds{1});
    return host.get(registrar, location(answer)).page.model;
  }
  std::int64_t count() { return standing(id).support_count; }

  std::int64_t id;
  Actor registrar;
};

std::string problem(const Response& answer, std::size_t at) {
  return std::string(answer.page.model.at("faults").at(at).at("problem").as_string());
}

}  // namespace

TEST_CASE("rows are read from whatever a spreadsheet gives") {
  using petition::rows_of;
  const auto rows = rows_of("Name;Born;Place\n\nAnn;1980-05-31;Leeds\n\"Lee; \"\"Bob\"\"\";31.12.1990;York\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].number == 3);
  CHECK(rows[1].cells == std::vector<std::string>{"Lee; \"Bob\"", "31.12.1990", "York"});
  CHECK(rows_of("Ann, 1980-05-31\r\n").at(0).cells == std::vector<std::string>{"Ann", "1980-05-31"});
  CHECK(rows_of("Ann\t1980-05-31\tLeeds, West").at(0).cells.at(2) == "Leeds, West");
  CHECK(rows_of("").empty());
  CHECK(petition::birth_date("31.05.1980") == "1980-05-31");
  CHECK(petition::birth_date("31.02.1980").empty());
}

TEST_CASE("each row is checked, and nothing is lost", "[integration]") {
  Office office;
  const std::string rows =
      "Ann;1980-05-31;Leeds\n;1980-05-31;Leeds\nBob;1980-13-31;Leeds\nCy;1980-05-31;Nowhere\nANN;31.05.1980;leeds";
  const auto answer = office.enter(rows);
  CHECK(answer.status == 422);
  REQUIRE(answer.page.model.at("faults").as_array().size() == 4);
  CHECK(answer.page.model.at("faults").at(0).at("row") == 2);
  CHECK(problem(answer, 0) == "The name is missing or too long");
  CHECK(problem(answer, 2) == "Nowhere: we don't know this place");
  CHECK(problem(answer, 3) == "The same person as in row 1");
  CHECK(std::string(answer.page.model.at("form").at("rows").at("value").as_string()) == rows);
  CHECK(office.count() == 5);
  std::string many;
  for (int i = 0; i <= 1'000; ++i) many += "Person " + std::to_string(i) + ";1980-05-31;Leeds\n";
  CHECK(office.enter(many).status == 422);
}

TEST_CASE("a list is counted once, and no person twice", "[integration]") {
  Office office;
  const std::string rows =
      "Name;Born;Place\nAnn;1980-05-31;Leeds\nBob;1990-12-31;York Central\nАнна;1990-12-31;Leeds\n";
  const auto list = office.counted(rows);
  CHECK(list.at("counted") == 3);
  CHECK(list.at("at_work") == false);
  CHECK(office.count() == 8);
  // The same form once more is the same list; another list has one new person.
  office.counted(rows);
  CHECK(office.count() == 8);
  const auto second = office.counted("АННА ;31.12.1990;York Central\nDan;1970-01-01;York Central", "two");
  CHECK(second.at("counted") == 1);
  CHECK(second.at("signed_before") == 1);
  CHECK(second.at("uncounted").at(0).at("why") == "has signed already");
  CHECK(office.count() == 9);
  office.host.database().read([&](soci::session& sql) {
    long long paper = 0, kept = 0;
    sql << "SELECT count(*) FROM participation.supporter WHERE provider = 'paper'", soci::into(paper);
    sql << "SELECT count(*) FROM petition.paper_signature WHERE person_key <> '' OR person_id <> 0 OR territory <> ''",
        soci::into(kept);
    CHECK(paper == 4);
    CHECK(kept == 0);  // nothing by which a person could be known
  });
  CHECK(office.host.get(office.registrar, Portal::path(office.id, "/paper-lists"))
            .page.model.at("lists")
            .as_array()
            .size() == 2);
}

TEST_CASE("a job that was killed behind a signature counts it all the same, once", "[integration]") {
  Office office;
  const auto answer = office.enter("Ann;1980-05-31;Leeds\nBob;1990-12-31;Leeds");
  // Ann's is in the ledger already, but nobody has noted it.
  std::string key;
  office.host.database().read([&](soci::session& sql) {
    sql << "SELECT person_key FROM petition.paper_signature WHERE row = 1", soci::into(key);
  });
  CHECK(key.find("Ann") == std::string::npos);
  office.kit->ledger().support({.submission_id = office.id, .person_key = key, .origin = {{}, {}, "paper"}});
  office.host.advance(std::chrono::seconds{1});
  const auto list = office.host.get(office.registrar, Portal::location(answer)).page.model;
  CHECK(list.at("counted") == 2);
  CHECK(office.count() == 7);
}

TEST_CASE("a list of 500 costs as many statements as one of a few", "[integration]") {
  Office office;
  office.host.database().write([](soci::session& sql) {
    sql << "CREATE TABLE petition.written (what text)";
    sql << "CREATE FUNCTION petition.note_statement() RETURNS trigger LANGUAGE plpgsql AS "
           "'BEGIN INSERT INTO petition.written VALUES (TG_OP || TG_TABLE_NAME); RETURN NULL; END'";
    for (const char* on : {"petition.paper_list", "petition.paper_signature", "participation.support_entry",
                           "participation.support_active", "participation.supporter", "participation.submission"}) {
      sql << std::string("CREATE TRIGGER note_statement AFTER INSERT OR UPDATE ON ") + on +
                 " FOR EACH STATEMENT EXECUTE FUNCTION petition.note_statement()";
    }
  });
  const auto statements = [&](int from, int to, const std::string& key) {
    std::string rows;
    for (int i = from; i < to; ++i) rows += "Person " + std::to_string(i) + ";1980-05-31;Leeds\n";
    office.host.database().write([](soci::session& sql) { sql << "TRUNCATE petition.written"; });
    CHECK(office.counted(rows, key).at("counted") == to - from);
    long long count = 0;
    office.host.database().read(
        [&](soci::session& sql) { sql << "SELECT count(*) FROM petition.written", soci::into(count); });
    return count;
  };
  const auto few = statements(0, 3, "few");
  CHECK(few > 0);
  CHECK(statements(1'000, 1'499, "many") == few);
  CHECK(office.count() == 5 + 3 + 499);
}

TEST_CASE("one person on two lists that are counted at the same moment is counted once", "[integration]") {
  Office office;
  const auto one = office.enter("Ann;1980-05-31;Leeds\nBob;1990-12-31;Leeds", "one");
  const auto two = office.enter("Ann;1980-05-31;Leeds\nCy;1970-12-31;Leeds", "two");
  office.host.advance(std::chrono::seconds{1});
  const auto shown = [&](const Response& answer) {
    return office.host.get(office.registrar, Portal::location(answer)).page.model;
  };
  CHECK(shown(one).at("counted") == 2);
  CHECK(shown(two).at("counted") == 1);
  CHECK(shown(two).at("signed_before") == 1);
  CHECK(office.count() == 8);
}

TEST_CASE("who signed online by the number on the paper is not counted again", "[integration]") {
  Office office({{"paper_identity", "eid"}});
  // The account began with an e-mail address, and the card came later.
  const auto ann = office.person(77);
  office.host.name_person(ann, "eid", "800531300123");
  office.sign(office.id, ann);
  const auto list = office.counted("Ann;800531 300123;Leeds\nBob;901231300456;Leeds");
  CHECK(list.at("counted") == 1);
  CHECK(list.at("signed_before") == 1);
  CHECK(office.count() == 7);
  CHECK(office.enter("Cy;;Leeds", "two").status == 422);
  const auto kept = office.host.database().read([](soci::session& sql) {
    int rows = 0;
    sql << "SELECT cast(count(*) as integer) FROM petition.paper_signature WHERE person_id <> 0", soci::into(rows);
    return rows;
  });
  CHECK(kept == 0);
}

TEST_CASE("rows that were counted before this was so forget who signed, too", "[integration]") {
  Office office;
  office.counted("Ann;1980-05-31;Leeds");
  std::ifstream file(std::string(KENES_PLUGIN_FOLDER) + "/migrations/0010_forget_who_signed_on_paper.sql");
  const std::string migration{std::istreambuf_iterator<char>(file), {}};
  const auto kept = office.host.database().write([&](soci::session& sql) {
    sql << "UPDATE petition.paper_signature SET person_id = 7, territory = 'E1'";
    sql << "INSERT INTO petition.paper_signature (list_id, row, petition_id, person_key, person_id, territory) SELECT "
           "list_id, 99, petition_id, 'key', 7, 'E1' FROM petition.paper_signature";
    sql << migration.substr(0, migration.find(';'));
    std::string rows;
    sql << "SELECT string_agg(row || person_key || person_id || territory, ' ' ORDER BY row) FROM "
           "petition.paper_signature",
        soci::into(rows);
    return rows;
  });
  CHECK(kept == "10 99key7E1");  // what waits to be counted is still needed
}

TEST_CASE("a list is invalidated as a whole, and restored", "[integration]") {
  Office office;
  const auto list = office.counted("Ann;1980-05-31;Leeds\nBob;1990-12-31;Leeds\nCy;1970-12-31;Leeds");
  CHECK(list.at("invalidate_href").is_null());  // registrars enter, moderators invalidate
  const auto place = Portal::path(office.id, "/paper-lists/1");
  const std::string href(office.host.get(office.moderator, place).page.model.at("invalidate_href").as_string());
  const auto shown = office.host.get(office.moderator, href).page.model;
  CHECK(shown.at("preview").at("supports") == 3);
  CHECK(shown.at("conditions").at("numbers").at("value") == "6-8");
  office.host.post(office.moderator, Portal::path(office.id, "/moderate/invalidate"),
                   {{"numbers", "6-8"}, {"reason", "The list was forged"}, {"typed", "3"}});
  office.host.advance(std::chrono::seconds{1});
  CHECK(office.count() == 5);
  const auto again = office.counted("Ann;1980-05-31;Leeds", "two");
  CHECK(again.at("counted") == 0);
  CHECK(again.at("uncounted").at(0).at("why") == "the person's signature was invalidated");
}
