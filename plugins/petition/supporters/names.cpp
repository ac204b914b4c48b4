#include "supporters/names.hpp"

#include <algorithm>
#include <charconv>

#include "kenes/base64.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

std::vector<ShownName> select(soci::session& sql, const Office& office, std::int64_t petition_id, const NamesFrom& from,
                              int limit) {
  const bool behind = from.side == NamesFrom::Side::behind;
  const std::string direction = behind ? "ASC" : "DESC";
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT name, mark, to_char(at AT TIME ZONE cast(:zone as text), 'YYYY-MM-DD') AS day "
                      "FROM participation.public_name WHERE submission_id = cast(:id as bigint) AND (name, mark) "
                   << (behind ? ">" : "<") << " (cast(:name as text), cast(:mark as bigint)) ORDER BY name "
                   << direction << ", mark " << direction << " LIMIT cast(:limit as integer)",
       soci::use(office.host->time_zone()), soci::use(petition_id), soci::use(from.name), soci::use(from.mark),
       soci::use(limit));
  std::vector<ShownName> names;
  for (const auto& row : rows) names.push_back({text_of(row, "name"), text_of(row, "day"), number_of(row, "mark")});
  return names;
}

}  // namespace

std::string cursor_of(const ShownName& name) {
  return to_base64(std::to_string(name.mark) + ":" + name.name);
}

std::optional<NamesFrom> names_from(NamesFrom::Side side, std::string_view cursor) {
  const auto text = from_base64(cursor);
  if (!text) return std::nullopt;
  NamesFrom from{.side = side, .name = {}};
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), from.mark);
  const auto used = static_cast<std::size_t>(end - text->data());
  if (error != std::errc() || used == text->size() || text->at(used) != ':' || from.mark < 0) return std::nullopt;
  from.name = text->substr(used + 1);
  return from;
}

NamesPage read_names(soci::session& sql, const Office& office, std::int64_t petition_id,
                     const std::optional<NamesFrom>& from, int size) {
  // One more than is shown tells whether the list goes on.
  NamesPage page{.names = select(sql, office, petition_id, from.value_or(NamesFrom{.name = {}, .mark = -1}), size + 1)};
  const bool goes_on = page.names.size() > static_cast<std::size_t>(size);
  if (goes_on) page.names.pop_back();
  const bool behind = !from || from->side == NamesFrom::Side::behind;
  if (!behind) std::reverse(page.names.begin(), page.names.end());
  page.has_later = behind ? goes_on : true;
  page.has_earlier = behind ? from.has_value() : goes_on;
  return page;
}

}  // namespace kenes::petition
