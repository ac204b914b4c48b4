// The rows of a list on paper from a CSV file: taken once, refused with a reason, never kept.
#include <catch2/catch.hpp>

#include "kenes/files.hpp"
#include "paper_lists/read_csv.hpp"
#include "paper_lists/rows.hpp"
#include "paper_lists/rows_file.hpp"
#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

struct Office : Portal {
  Office() : id(published()), registrar(host.person("registrar@example.org", {{"registrar", "service:petitions"}})) {
    add_places();
  }
  void add_file(const std::string& content) {
    host.put_file(folder(), {.name = "list.csv", .type = "text/csv"}, content);
  }
  Response take(const std::string& rows = "", const std::string& title = "File 12/2026") {
    return host.post(registrar, path(id, "/paper-lists/new"),
                     {{"title", title}, {"rows", rows}, {"entry_key", "one"}, {"step", "take"}});
  }
  std::size_t files() {
    auto& all = *host.host("petition").find<Files>();
    return host.database().read([&](soci::session& sql) { return all.list(sql, folder()).size(); });
  }
  std::string folder() const { return petition::rows_folder(id, registrar.person_id); }

  std::int64_t id;
  Actor registrar;
};

std::string field(const Response& answer, const char* name, const char* part) {
  return std::string(answer.page.model.at("form").at(name).at(part).as_string());
}

}  // namespace

TEST_CASE("rows are read as spreadsheets write them") {
  using petition::rows_of;
  const auto said = rows_of("sep=,\r\nName,Born\r\nAnn; Lee,1980-05-31\r\n,,\r\n");
  REQUIRE(said.size() == 1);
  CHECK(said[0].number == 3);
  CHECK(said[0].cells == std::vector<std::string>{"Ann; Lee", "1980-05-31"});
  const auto wide = rows_of("Ann;1980-05-31;Leeds;;;\n;1980-05-31;Leeds");
  CHECK(wide.at(0).cells.size() == 3);
  CHECK(wide.at(1).cells.at(0).empty());
  CHECK(rows_of("\t1980-05-31\tLeeds").at(0).cells.at(0).empty());
  CHECK(rows_of("Ann;;Leeds\nBob;1980-05-31;Leeds").size() == 2);  // a number is missing; these are no titles
  const auto broken = rows_of("Ann;1980-05-31\n\"Bob;1980-05-31\nCy;1980-05-31");
  REQUIRE(broken.size() == 3);
  CHECK_FALSE(broken[0].unclosed);
  CHECK(broken[1].unclosed);
  CHECK(broken[2].cells.size() == 2);
}

TEST_CASE("rows with semicolons have the same cells") {
  using petition::rows_of;
  const std::string given = "Name\tBorn\n\nAnn \"A\"; Lee\t1980-05-31\tLeeds, West\n\"Bob \"\"B\"\"\"\t1990-12-31\t\n";
  const auto before = rows_of(given), after = rows_of(petition::with_semicolons(given));
  REQUIRE(before.size() == 2);
  REQUIRE(after.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(after[i].number == before[i].number);
    CHECK(after[i].cells == before[i].cells);
  }
  // Behind others come no titles, whatever stands between their cells.
  const auto both = rows_of(petition::with_rows("Ann, 1980-05-31", "sep=;\nName;Born\nBob;1990-12-31\n"));
  REQUIRE(both.size() == 2);
  CHECK(both[0].cells == std::vector<std::string>{"Ann", "1980-05-31"});
  CHECK(both[1].cells == std::vector<std::string>{"Bob", "1990-12-31"});
}

TEST_CASE("what can't be read is refused with what to do", "[integration]") {
  Office office;
  const auto& words = office.host.host("petition").translator("en");
  const auto code = [&](const std::string& bytes) {
    const auto text = petition::read_csv(bytes, words);
    return text ? *text : text.error().code;
  };
  CHECK(code("\xef\xbb\xbfАнна;1980-05-31\n") == "Анна;1980-05-31\n");
  CHECK(code("\xc0\xed\xed\xe0;1980-05-31\n") == "encoding");  // Windows-1251
  CHECK(code("\xff\xfe" + std::string("A\0n\0n\0", 6)) == "encoding");
  CHECK(code("PK\x03\x04 a spreadsheet") == "other");
  CHECK(code("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == "other");
  CHECK(code(std::string("Ann\0Bob", 7)) == "other");
  CHECK(code("\xef\xbb\xbf \r\n") == "empty");
  const auto refused = petition::read_csv("Ann;1980-05-31\n\xc0\xed\xed\xe0;1980-05-31\n", words);
  CHECK(refused.error().message.find("row 2") != std::string::npos);
}

TEST_CASE("a file's rows are shown before they are counted, and the file is gone", "[integration]") {
  Office office;
  office.add_file("\xef\xbb\xbfName;Born;Place\r\nAnn;1980-05-31;Leeds\r\nБөкен;31.12.1990;leeds\r\n");
  const auto page = office.host.get(office.registrar, Portal::path(office.id, "/paper-lists/new"));
  CHECK(page.page.html_only.at("uploader").at("count") == 1);
  CHECK(page.page.html_only.at("uploader").at("total") == 800'000);
  const auto preview = office.take("Cy;1970-01-01;York Central");
  REQUIRE(preview.page.view == "petition/preview");
  CHECK(preview.page.model.at("heading") == "3 signatures will be counted");
  CHECK(office.files() == 0);
  CHECK(office.standing(office.id).support_count == 5);
  std::vector<NamedValue> again;
  for (const auto& one : preview.page.model.at("fields").as_array()) {
    again.push_back({std::string(one.at("name").as_string()), std::string(one.at("value").as_string())});
  }
  again.push_back({"step", "confirm"});
  CHECK(office.host.post(office.registrar, Portal::path(office.id, "/paper-lists/new"), again).status == 303);
  office.host.advance(std::chrono::seconds{1});
  CHECK(office.standing(office.id).support_count == 8);
}

TEST_CASE("each refused row of a file is told with its reason, and nothing is lost", "[integration]") {
  Office office;
  office.add_file("Name,Born,Place\nAnn,1980-05-31,Leeds\n\"Bob,1980-05-31,Leeds\nCy,1980-05-31,Atlantis\n");
  const auto answer = office.take("", "");  // without a title, too
  CHECK(answer.status == 422);
  const auto& faults = answer.page.model.at("faults").as_array();
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].at("row") == 3);
  CHECK(faults[0].at("problem") == "A quotation mark is opened and not closed in this row");
  CHECK(faults[1].at("row") == 4);
  CHECK(faults[1].at("problem") == "Atlantis: we don't know this place");
  CHECK(field(answer, "rows", "value").find("Ann;1980-05-31;Leeds") != std::string::npos);
  CHECK_FALSE(field(answer, "title", "error").empty());
}

TEST_CASE("a file that can't be taken stays, and so does what was typed", "[integration]") {
  Office office;
  const auto none = office.take();
  CHECK(none.status == 422);
  CHECK(field(none, "rows", "error") == "Add a CSV file first, or enter the rows below");
  office.add_file("\xc0\xed\xed\xe0;1980-05-31;Leeds\n");
  const auto answer = office.take("Cy;1970-01-01;Leeds");
  CHECK(answer.status == 422);
  CHECK(field(answer, "rows", "error").find("UTF-8") != std::string::npos);
  CHECK(field(answer, "rows", "value") == "Cy;1970-01-01;Leeds");
  CHECK(field(answer, "title", "value") == "File 12/2026");
  CHECK(office.files() == 1);
}

TEST_CASE("rows copied from a spreadsheet, with tabs, are rows", "[integration]") {
  Office office;
  const auto answer = office.host.post(
      office.registrar, Portal::path(office.id, "/paper-lists/new"),
      {{"title", "File 1"}, {"rows", "Ann\t1980-05-31\tLeeds\r\nBob\t1990-12-31\tLeeds"}, {"entry_key", "one"}});
  CHECK(answer.page.model.at("heading") == "2 signatures will be counted");
}

TEST_CASE("a file that nobody takes is forgotten a day after its page was last looked at", "[integration]") {
  Office office;
  const auto look = [&] { office.host.get(office.registrar, Portal::path(office.id, "/paper-lists/new")); };
  look();
  office.host.advance(std::chrono::hours{20});
  look();
  office.add_file("Ann;1980-05-31;Leeds");
  office.host.advance(std::chrono::hours{20});
  CHECK(office.files() == 1);
  office.host.advance(std::chrono::hours{6});
  CHECK(office.files() == 0);
}
