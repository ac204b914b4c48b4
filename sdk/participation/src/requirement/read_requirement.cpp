#include "requirement/read_requirement.hpp"

#include <cmath>

#include "process/values.hpp"

namespace kenes::participation {
namespace {

using boost::json::object;
using Type = FieldType;

constexpr double millionths_of_a_percent = 10'000;

SchemaField supporters() {
  return {.name = "supporters", .type = Type::integer, .description = "how many", .min = 1};
}
SchemaField percent() {
  return {.name = "percent", .type = Type::number, .description = "share of the population", .min = 0, .max = 100};
}

Requirement::Piece piece(const object& table) {
  return {values::number(table, "above"), values::number(table, "supporters"),
          std::llround(values::fraction(table, "percent") * millionths_of_a_percent)};
}

Requirement::Spread spread(const object& table) {
  Requirement::Spread spread;
  spread.kind = values::text(table, "kind");
  spread.at_least = static_cast<int>(values::number(table, "at_least"));
  spread.each = values::number(table, "each");
  for (const auto& [code, minimum] : values::sub_table(table, "minimum")) {
    if (minimum.is_int64()) spread.minimum.emplace(std::string(code), minimum.get_int64());
  }
  return spread;
}

}  // namespace

Schema requirement_schema() {
  const SchemaField above{.name = "above", .type = Type::integer, .description = "where more people live", .min = 1};
  const SchemaField one_minimum{.name = "a territory", .type = Type::integer, .min = 1};
  return {supporters(),
          percent(),
          {.name = "of", .description = "code of the territory whose population counts"},
          {.name = "by_population", .type = Type::tables, .fields = {above, supporters(), percent()}},
          {.name = "by_level", .type = Type::boolean, .description = "what the [[level]] asks"},
          {.name = "none", .type = Type::boolean, .description = "the number decides nothing"},
          {.name = "across",
           .type = Type::table,
           .fields = {{.name = "kind", .description = "of territories", .required = true, .min = 1},
                      {.name = "at_least", .type = Type::integer, .required = true, .min = 1, .max = 1000},
                      {.name = "each", .type = Type::integer, .min = 1},
                      {.name = "minimum", .type = Type::table, .fields = {one_minimum}, .open = true}}}};
}

Requirement read_requirement(const object& table) {
  Requirement requirement;
  requirement.of = values::text(table, "of");
  requirement.by_level = values::flag(table, "by_level", false);
  if (table.contains("across")) requirement.across = spread(values::sub_table(table, "across"));
  requirement.pieces = values::each(table, "by_population", piece);
  if (const auto one = piece(table); one.supporters > 0 || one.per_million > 0) requirement.pieces.push_back(one);
  return requirement;
}

}  // namespace kenes::participation
