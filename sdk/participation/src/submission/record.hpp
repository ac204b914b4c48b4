#pragma once
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/participation/submission.hpp"

namespace kenes::participation {

// A row of participation.submission with what only the kit needs.
struct Record {
  Submission shown;
  StageKind kind = StageKind::draft;
  int entry = 1;                 // how many stages were entered
  std::int64_t ledger_size = 0;  // number of the last entry
  // Its service is paused; and supporters may sign all the same.
  bool paused = false, collects_in_pause = false;
};

// The columns that `to_record` reads, of a table called s, and how many they are.
const std::string& record_columns();
constexpr std::size_t record_width = 23;
Record to_record(const soci::row& row);

// nullopt: there is none.
std::optional<Record> find_record(soci::session& sql, std::int64_t id);
std::vector<Record> find_records(soci::session& sql, const std::vector<std::int64_t>& ids);
// With the row lock that every change needs. The key never changes, so rows that refer to the submission can still be
// added by others meanwhile (FOR NO KEY UPDATE). What is read after the lock is up to date (READ COMMITTED).
std::optional<Record> lock_record(soci::session& sql, std::int64_t id);
// Locked in the order of their ids, so that two writers never wait for each other.
std::vector<Record> lock_records(soci::session& sql, const std::vector<std::int64_t>& ids);

// Words of the database.
std::string_view to_word(StageKind kind);
std::string_view to_word(Visibility visibility);

// Columns of a row, by position: times are epoch microseconds.
std::string text_at(const soci::row& row, std::size_t column);
std::int64_t number_at(const soci::row& row, std::size_t column);
std::optional<Time> time_at(const soci::row& row, std::size_t column);

// For an optional parameter: the value and its indicator. SOCI wants them changeable, although it only reads them.
struct TimeParameter {
  explicit TimeParameter(const std::optional<Time>& at)
      : us(at ? micros(*at) : 0), indicator(at ? soci::i_ok : soci::i_null) {}
  std::int64_t us;
  soci::indicator indicator;
};

}  // namespace kenes::participation
