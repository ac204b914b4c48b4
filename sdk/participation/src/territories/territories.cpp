#include "territories/territories.hpp"

#include <algorithm>

#include "kenes/sql.hpp"
#include "submission/record.hpp"
#include "territories/names.hpp"

namespace kenes::participation {
namespace {

const std::string& select_territories() {
  static const auto* const text = new std::string("select t.code, t.parent, t.kind, t.name, t.population, " +
                                                  names_column("t.code") + " from participation.territory t ");
  return *text;
}

std::vector<Territory> to_territories(soci::rowset<soci::row>& rows) {
  std::vector<Territory> all;
  for (const auto& row : rows) {
    all.push_back(
        {text_at(row, 0), text_at(row, 1), text_at(row, 2), text_at(row, 3), number_at(row, 4), names_at(row, 5)});
  }
  return all;
}

std::optional<Territory> first(soci::rowset<soci::row>& rows) {
  auto all = to_territories(rows);
  return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

}  // namespace

bool Territory::is_called(std::string_view name_in_some_language) const {
  const auto& languages = names.by_language;
  return name == name_in_some_language || std::any_of(languages.begin(), languages.end(), [&](const auto& one) {
           return one.second == name_in_some_language;
         });
}

void KitTerritories::put(soci::session& sql, const std::vector<Territory>& territories) {
  std::vector<std::string> codes, parents, kinds, names;
  std::vector<std::int64_t> populations;
  for (const auto& territory : territories) {
    codes.push_back(territory.code);
    parents.push_back(territory.parent);
    kinds.push_back(territory.kind);
    names.push_back(territory.name);
    populations.push_back(territory.population);
  }
  const auto code = sql::array(codes), parent = sql::array(parents), kind = sql::array(kinds), name = sql::array(names),
             population = sql::array(populations);
  // The last one wins where a code comes twice: an upsert can't touch a row twice.
  sql << "insert into participation.territory (code, parent, kind, name, population) "
         "select distinct on (n.code) n.code, n.parent, n.kind, n.name, n.population from "
         "unnest(cast(:codes as text[]), cast(:parents as text[]), cast(:kinds as text[]), cast(:names as text[]), "
         "cast(:populations as bigint[])) with ordinality as n(code, parent, kind, name, population, position) "
         "order by n.code, n.position desc on conflict (code) do update set parent = excluded.parent, "
         "kind = excluded.kind, name = excluded.name, population = excluded.population "
         "where (territory.parent, territory.kind, territory.name, territory.population) is distinct from "
         "(excluded.parent, excluded.kind, excluded.name, excluded.population)",
      soci::use(code), soci::use(parent), soci::use(kind), soci::use(name), soci::use(population);
  put_names(sql, territories);
  all_.forget_all();
}

std::optional<Territory> KitTerritories::find(soci::session& sql, std::string_view code) {
  const std::string wanted(code);
  soci::rowset<soci::row> rows =
      (sql.prepare << select_territories() + "where t.code = cast(:code as text)", soci::use(wanted));
  return first(rows);
}

std::optional<Territory> KitTerritories::named(soci::session& sql, std::string_view kind, std::string_view name) {
  const std::string wanted_kind(kind), wanted(name);
  // Most choose from the list that the page has just shown.
  if (const auto listed = all_.kept(wanted_kind, host_.clock().now())) {
    const auto& all = **listed;
    const auto chosen = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.is_called(name); });
    if (chosen != all.end()) return *chosen;
  }
  soci::rowset<soci::row> rows =
      (sql.prepare << select_territories() +
                          "where t.code in (select code from participation.territory "
                          "where kind = cast(:kind as text) and lower(name) = lower(cast(:name as text)) "
                          "union select code from participation.territory_name "
                          "where kind = cast(:kind2 as text) and lower(name) = lower(cast(:name2 as text))) "
                          "order by t.code limit 1",
       soci::use(wanted_kind), soci::use(wanted), soci::use(wanted_kind), soci::use(wanted));
  return first(rows);
}

std::vector<std::string> KitTerritories::similar(soci::session& sql, std::string_view kind, std::string_view name,
                                                 int limit) {
  const std::string wanted_kind(kind), wanted(name);
  // % is pg_trgm's "similar by at least 0.3", which its index answers.
  soci::rowset<soci::row> rows =
      (sql.prepare << "with near as (select name from participation.territory where kind = cast(:kind as text) "
                      "and name operator(public.%) cast(:name as text) "
                      "union select name from participation.territory_name where kind = cast(:kind2 as text) "
                      "and name operator(public.%) cast(:name2 as text)) "
                      "select name from near "
                      "order by public.similarity(name, cast(:name3 as text)) desc, name limit cast(:limit as int)",
       soci::use(wanted_kind), soci::use(wanted), soci::use(wanted_kind), soci::use(wanted), soci::use(wanted),
       soci::use(limit));
  std::vector<std::string> names;
  for (const auto& row : rows) names.push_back(text_at(row, 0));
  return names;
}

std::shared_ptr<const std::vector<Territory>> KitTerritories::all(soci::session& sql, std::string_view kind) {
  const std::string wanted(kind);
  return all_.get(wanted, host_.clock().now(), [&] {
    soci::rowset<soci::row> rows =
        (sql.prepare << select_territories() + "where t.kind = cast(:kind as text) order by t.name, t.code",
         soci::use(wanted));
    return std::make_shared<const std::vector<Territory>>(to_territories(rows));
  });
}

std::shared_ptr<const std::vector<Territory>> KitTerritories::all(Database& database, std::string_view kind) {
  if (const auto kept = all_.kept(std::string(kind), host_.clock().now())) return *kept;
  return database.read([&](soci::session& sql) { return all(sql, kind); });
}

}  // namespace kenes::participation
