#include "queries/entry_row.hpp"

namespace kenes::feedback {
namespace {

std::optional<Time> time_or_none(long long us) {
  if (us == 0) return {};
  return from_micros(us);
}

}  // namespace

Entry entry_from(const soci::row& row) {
  Entry entry;
  entry.id = row.get<long long>(0);
  entry.body = row.get<std::string>(1);
  entry.page = row.get<std::string>(2);
  entry.language = row.get<std::string>(3);
  entry.created_at = from_micros(row.get<long long>(4));
  entry.answer = row.get<std::string>(5);
  entry.answered_at = time_or_none(row.get<long long>(6));
  entry.edited_at = time_or_none(row.get<long long>(7));
  entry.version = row.get<int>(8);
  entry.hidden_reason = row.get<std::string>(9);
  return entry;
}

}  // namespace kenes::feedback
