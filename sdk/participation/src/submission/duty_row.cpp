#include "submission/duty_row.hpp"

#include "submission/record.hpp"

namespace kenes::participation {

const std::string& duty_columns() {
  static const auto* const columns = new std::string(
      "d.submission_id, d.rule, d.kind, d.authority, kenes.to_micros(d.opened_at), kenes.to_micros(d.due_at), "
      "kenes.to_micros(d.met_at), kenes.to_micros(d.lapsed_at)");
  return *columns;
}

Duty to_duty(const soci::row& row) {
  return {number_at(row, 0), text_at(row, 1), text_at(row, 2), text_at(row, 3),
          *time_at(row, 4),  time_at(row, 5), time_at(row, 6), time_at(row, 7)};
}

}  // namespace kenes::participation
