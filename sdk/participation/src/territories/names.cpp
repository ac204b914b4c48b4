#include "territories/names.hpp"

#include <set>

#include "kenes/sql.hpp"
#include "submission/record.hpp"

namespace kenes::participation {

const std::string& name_in_language(const std::string& name, const LocalText& names, std::string_view language) {
  const auto found = names.by_language.find(language);
  return found == names.by_language.end() ? name : found->second;
}

std::string names_column(const std::string& code) {
  return "(select cast(jsonb_object_agg(n.language, n.name) as text) from participation.territory_name n "
         "where n.code = " +
         code + ")";
}

LocalText names_at(const soci::row& row, std::size_t column) {
  const auto names = text_at(row, column);
  return names.empty() ? LocalText{} : LocalText::from(boost::json::parse(names));
}

void put_names(soci::session& sql, const std::vector<Territory>& territories) {
  std::set<std::string> seen;
  std::vector<std::string> named, codes, languages, kinds, names;
  // From the end, as with their other columns: the last one wins where a code comes twice.
  for (auto territory = territories.rbegin(); territory != territories.rend(); ++territory) {
    if (territory->names.by_language.empty() || !seen.insert(territory->code).second) continue;
    named.push_back(territory->code);
    for (const auto& [language, name] : territory->names.by_language) {
      codes.push_back(territory->code);
      languages.push_back(language);
      kinds.push_back(territory->kind);
      names.push_back(name);
    }
  }
  if (named.empty()) return;
  const auto replaced = sql::array(named), code = sql::array(codes), language = sql::array(languages),
             kind = sql::array(kinds), name = sql::array(names);
  sql << "delete from participation.territory_name where code = any(cast(:codes as text[]))", soci::use(replaced);
  sql << "insert into participation.territory_name (code, language, kind, name) "
         "select n.code, n.language, n.kind, n.name from unnest(cast(:codes as text[]), cast(:languages as text[]), "
         "cast(:kinds as text[]), cast(:names as text[])) as n(code, language, kind, name)",
      soci::use(code), soci::use(language), soci::use(kind), soci::use(name);
}

}  // namespace kenes::participation
