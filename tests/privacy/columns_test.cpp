// Whoever adds a column that leads to a person has to say what it is for and what becomes of it when the person erases
// their account: docs/operators/privacy.md names each, and only those that there are.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "kenes/testing/fake_host.hpp"

using namespace kenes;

namespace {

namespace fs = std::filesystem;
using Columns = std::set<std::string>;  // "petition.petition.author_id"

// Ids, names, addresses, and what else is somebody's.
constexpr const char* of_people =
    "SELECT table_schema || '.' || table_name || '.' || column_name FROM information_schema.columns "
    "WHERE table_schema !~ '^(pg_|information_schema|kenes_testing|public)' AND column_name ~ "
    "'(^|_)(person|author)_id$|_by$|^(email|contact|holder|address|postal_address|mail_domain|network|device|facts)$|"
    "^person_(hash|key)$|^number_hash$|(^|_)name$'";

// Of other things: roles, nodes, places.
const Columns not_of_people{"kenes.role.name", "kenes.job.taken_by", "participation.territory_name.name",
                            "participation.territory.name", "participation.territory_base.name"};

Columns in_the_database() {
  testing::FakeHost host({});
  for (const auto* plugin : {"participation", "petition", "feedback", "advice"})
    host.load(fs::path(KENES_PLUGINS) / plugin);
  return host.database().read([](soci::session& sql) {
    const soci::rowset<std::string> rows = (sql.prepare << of_people);
    return Columns(rows.begin(), rows.end());
  });
}

// Rows of the tables: | `schema.table` | `column`, `column` | …
Columns in_the_page() {
  std::ifstream in(fs::path(KENES_SOURCE_DIR) / "docs/operators/privacy.md");
  const std::regex row("\\| `([a-z_]+\\.[a-z_]+)` \\| ([^|]*) \\|.*"), column("`([a-z_0-9]+)`");
  Columns columns;
  for (std::string line; std::getline(in, line);) {
    std::smatch found;
    if (!std::regex_match(line, found, row)) continue;
    const std::string table = found[1], list = found[2];
    for (std::sregex_iterator one(list.begin(), list.end(), column), end; one != end; ++one) {
      columns.insert(table + "." + (*one)[1].str());
    }
  }
  return columns;
}

Columns without(Columns these, const Columns& those) {
  for (const auto& one : those) these.erase(one);
  return these;
}

}  // namespace

TEST_CASE("every column that leads to a person is explained to operators", "[integration]") {
  const auto there = in_the_database(), explained = in_the_page();
  REQUIRE(there.size() > 30);
  CHECK(without(without(there, explained), not_of_people) == Columns{});
}

TEST_CASE("no column is explained that isn't there", "[integration]") {
  testing::FakeHost host({});
  for (const auto* plugin : {"participation", "petition", "feedback", "advice"})
    host.load(fs::path(KENES_PLUGINS) / plugin);
  const auto all = host.database().read([](soci::session& sql) {
    const soci::rowset<std::string> rows =
        (sql.prepare
         << "SELECT table_schema || '.' || table_name || '.' || column_name FROM information_schema.columns");
    return Columns(rows.begin(), rows.end());
  });
  CHECK(without(in_the_page(), all) == Columns{});
}
