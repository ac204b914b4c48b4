#include "submission/record.hpp"

#include <array>
#include <stdexcept>

#include "kenes/sql.hpp"
#include "submission/goals.hpp"

namespace kenes::participation {
namespace {

constexpr std::array<std::string_view, 5> kinds{"draft", "collect", "review", "await", "end"};
constexpr std::array<std::string_view, 4> visibilities{"author", "link", "everyone", "staff"};

template <class E, class Words>
E from_word(const Words& words, const std::string& word) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return static_cast<E>(i);
  }
  throw std::runtime_error("participation.submission holds the unknown word '" + word + "'");
}

std::vector<Record> select(soci::session& sql, const std::string& rest, const std::string& ids) {
  soci::rowset<soci::row> rows =
      (sql.prepare << "select " + record_columns() + " from participation.submission s where " + rest, soci::use(ids));
  std::vector<Record> records;
  for (const auto& row : rows) records.push_back(to_record(row));
  return records;
}

std::optional<Record> only(std::vector<Record> records) {
  return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

}  // namespace

std::string_view to_word(StageKind kind) {
  return kinds.at(static_cast<std::size_t>(kind));
}
std::string_view to_word(Visibility visibility) {
  return visibilities.at(static_cast<std::size_t>(visibility));
}

std::string text_at(const soci::row& row, std::size_t column) {
  return row.get_indicator(column) == soci::i_null ? std::string() : row.get<std::string>(column);
}
std::int64_t number_at(const soci::row& row, std::size_t column) {
  return row.get_indicator(column) == soci::i_null ? 0 : row.get<long long>(column);
}
std::optional<Time> time_at(const soci::row& row, std::size_t column) {
  if (row.get_indicator(column) == soci::i_null) return std::nullopt;
  return from_micros(row.get<long long>(column));
}

const std::string& record_columns() {
  static const auto* const columns = new std::string(
      "s.id, s.service, s.process_version, s.stage, kenes.to_micros(s.stage_since), kenes.to_micros(s.stage_until), "
      "s.visibility, s.support_count, s.author_id, s.link_token, kenes.to_micros(s.created_at), "
      "kenes.to_micros(s.published_at), kenes.to_micros(s.closed_at), s.stage_kind, cast(s.stage_entry as bigint), "
      "s.ledger_size, s.territory, s.level, cast(s.goals as text), s.field, "
      "(select cast(cast(p.collecting as int) as bigint) from participation.pause p "
      "where p.service = s.service and p.ended_at is null), s.addressee, kenes.to_micros(s.held_since)");
  return *columns;
}

Record to_record(const soci::row& row) {
  Record record;
  auto& shown = record.shown;
  shown.id = number_at(row, 0);
  shown.service = text_at(row, 1);
  shown.process_version = text_at(row, 2);
  shown.stage = text_at(row, 3);
  shown.stage_since = *time_at(row, 4);
  shown.stage_until = time_at(row, 5);
  shown.visibility = from_word<Visibility>(visibilities, text_at(row, 6));
  shown.support_count = number_at(row, 7);
  shown.author_id = number_at(row, 8);
  shown.link_token = text_at(row, 9);
  shown.created_at = *time_at(row, 10);
  shown.published_at = time_at(row, 11);
  shown.closed_at = time_at(row, 12);
  record.kind = from_word<StageKind>(kinds, text_at(row, 13));
  record.entry = static_cast<int>(number_at(row, 14));
  record.ledger_size = number_at(row, 15);
  shown.territory = text_at(row, 16);
  shown.level = text_at(row, 17);
  if (const auto goals = text_at(row, 18); !goals.empty()) shown.goals = goals_from_json(goals);
  shown.field = text_at(row, 19);
  record.paused = row.get_indicator(20) != soci::i_null;
  record.collects_in_pause = number_at(row, 20) != 0;
  shown.addressee = text_at(row, 21);
  shown.held_since = time_at(row, 22);
  return record;
}

std::optional<Record> find_record(soci::session& sql, std::int64_t id) {
  return only(select(sql, "s.id = cast(:id as bigint)", std::to_string(id)));
}

std::vector<Record> find_records(soci::session& sql, const std::vector<std::int64_t>& ids) {
  return select(sql, "s.id = any(cast(:ids as bigint[]))", sql::array(ids));
}

std::optional<Record> lock_record(soci::session& sql, std::int64_t id) {
  return only(select(sql, "s.id = cast(:id as bigint) for no key update", std::to_string(id)));
}

std::vector<Record> lock_records(soci::session& sql, const std::vector<std::int64_t>& ids) {
  return select(sql, "s.id = any(cast(:ids as bigint[])) order by s.id for no key update", sql::array(ids));
}

}  // namespace kenes::participation
