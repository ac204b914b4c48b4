#include "territories/read_territories.hpp"

#include <spdlog/fmt/fmt.h>

#include <map>
#include <set>

#include "kenes/schema.hpp"
#include "process/values.hpp"

namespace kenes::participation {
namespace {

using Type = FieldType;

const Schema& territories_schema() {
  static const auto* const schema =
      new Schema{{.name = "territory",
                  .type = Type::tables,
                  .required = true,
                  .fields = {{.name = "code", .description = "\"ALA\"", .required = true, .min = 1, .max = 40},
                             {.name = "kind", .description = "\"region\"", .required = true, .min = 1, .max = 40},
                             {.name = "name", .type = Type::text, .required = true},
                             {.name = "parent", .description = "code of the territory around it"},
                             {.name = "population", .type = Type::integer, .min = 0}}}};
  return *schema;
}

Territory territory(const boost::json::object& table) {
  Territory one{values::text(table, "code"),
                values::text(table, "parent"),
                values::text(table, "kind"),
                {},
                values::number(table, "population")};
  const auto* name = table.if_contains("name");
  if (name != nullptr && name->is_string()) one.name = name->get_string();
  if (name != nullptr && name->is_object()) one.names = LocalText::from(*name);
  return one;
}

// Whether whoever goes from parent to parent comes back to this one.
bool is_around_itself(const Territory& start, const std::map<std::string, const Territory*>& by_code) {
  std::set<std::string> seen;
  for (auto at = by_code.find(start.parent); at != by_code.end(); at = by_code.find(at->second->parent)) {
    if (at->first == start.code) return true;
    if (!seen.insert(at->first).second) return false;
  }
  return false;
}

void check_tree(const std::vector<Territory>& all, const Document& document, std::vector<Fault>& faults) {
  std::map<std::string, const Territory*> by_code;
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < all.size(); ++i) {
    codes.push_back(all[i].code);
    if (by_code.emplace(all[i].code, &all[i]).second) continue;
    faults.push_back({document.locate(fmt::format("/territory/{}/code", i)),
                      fmt::format("the code '{}' is there already", all[i].code), "give each territory its own"});
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& one = all[i];
    const auto where = document.locate(fmt::format("/territory/{}/parent", i));
    if (!one.parent.empty() && !by_code.contains(one.parent)) {
      const auto near = nearest(one.parent, codes);
      faults.push_back({where, fmt::format("no territory of this file has the code '{}'", one.parent),
                        near.empty() ? "add it, or leave 'parent' out" : fmt::format("did you mean '{}'?", near)});
    } else if (is_around_itself(one, by_code)) {
      faults.push_back({where, fmt::format("'{}' lies within itself", one.code), "correct 'parent'"});
    }
  }
}

// The name where a language has none of its own: the portal's first, else any.
void choose_name(Territory& territory, const std::vector<std::string>& languages) {
  const auto& names = territory.names.by_language;
  if (names.empty()) return;
  const auto first = languages.empty() ? names.end() : names.find(languages.front());
  territory.name = first == names.end() ? names.begin()->second : first->second;
}

}  // namespace

std::vector<Territory> read_territories(Document document, std::vector<Fault>& faults) {
  const auto before = faults.size();
  check(document, "", territories_schema(), faults);
  if (faults.size() > before) return {};
  auto all = values::each(document.root.get_object(), "territory", territory);
  check_tree(all, document, faults);
  return all;
}

std::vector<Territory> load_territories(const Host& host, const std::filesystem::path& process_file,
                                        const Process& process, Findings& found) {
  if (process.territories_file.empty()) return {};
  const auto before = found.faults.size();
  const auto document = host.read_toml(process_file.parent_path() / process.territories_file, found.faults);
  if (found.faults.size() > before) return {};
  auto all = read_territories(document, found.faults);
  check_languages(document, "", territories_schema(), host.languages(), found.warnings);
  for (auto& one : all) choose_name(one, host.languages());
  return all;
}

}  // namespace kenes::participation
