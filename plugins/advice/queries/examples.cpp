#include "queries/examples.hpp"

#include <limits>

namespace kenes::advice {
namespace {

constexpr const char* columns =
    "SELECT id, topic, language, question, answer, kenes.to_micros(published_at) FROM advice.example ";

Example example_from(const soci::row& row) {
  return {row.get<long long>(0),   row.get<std::string>(1), row.get<std::string>(2),
          row.get<std::string>(3), row.get<std::string>(4), from_micros(row.get<long long>(5))};
}

}  // namespace

ExamplePage list_examples(soci::session& sql, const std::string& service, std::int64_t before, int size) {
  const auto below = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
  const int limit = size + 1;
  const soci::rowset<soci::row> rows =
      (sql.prepare << columns
                   << "WHERE service = cast(:service AS text) AND id < cast(:before AS bigint) ORDER BY id DESC "
                      "LIMIT cast(:limit AS integer)",
       soci::use(service), soci::use(below), soci::use(limit));
  ExamplePage page;
  for (const auto& row : rows) page.examples.push_back(example_from(row));
  page.goes_on = page.examples.size() > static_cast<std::size_t>(size);
  if (page.goes_on) page.examples.pop_back();
  return page;
}

std::optional<Example> find_example(soci::session& sql, const std::string& service, std::int64_t id) {
  soci::row row;
  sql << columns << "WHERE id = cast(:id AS bigint) AND service = cast(:service AS text)", soci::use(id),
      soci::use(service), soci::into(row);
  if (!sql.got_data()) return std::nullopt;
  return example_from(row);
}

}  // namespace kenes::advice
