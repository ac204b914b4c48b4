#include "audit/log.hpp"

#include <limits>
#include <stdexcept>

namespace kenes::audit {

Log::Log(const Clock& clock) : clock_(clock) {}
Log::~Log() = default;

void Log::record(soci::session& sql, const AuditEntry& entry) {
  if (entry.action.empty() || entry.subject.empty()) {
    throw std::invalid_argument("an audit entry needs an action (\"petition.publish\") and a subject (\"petition:7\")");
  }
  const auto at = micros(clock_.now());
  const auto details = boost::json::serialize(entry.details);
  sql << "INSERT INTO kenes.audit (at, person_id, action, subject, details) VALUES "
         "(kenes.to_time(cast(:at AS bigint)), cast(:person AS bigint), cast(:action AS text), cast(:subject AS text), "
         "cast(:details AS jsonb))",
      soci::use(at), soci::use(entry.person_id), soci::use(entry.action), soci::use(entry.subject), soci::use(details);
}

std::vector<Record> Log::page(soci::session& sql, const Filter& filter, std::int64_t before, int limit) {
  // Only the conditions that apply are written, so that each page is served by the index of its filter.
  std::string query =
      "SELECT id, kenes.to_micros(at), person_id, action, subject, cast(details AS text) FROM kenes.audit "
      "WHERE id < cast(:before AS bigint)";
  if (!filter.subject.empty()) query += " AND subject = cast(:subject AS text)";
  if (!filter.action.empty()) query += " AND action = cast(:action AS text)";
  if (filter.person_id != 0) query += " AND person_id = cast(:person AS bigint)";
  query += " ORDER BY id DESC LIMIT cast(:limit AS integer)";

  const std::int64_t newest = before == 0 ? std::numeric_limits<std::int64_t>::max() : before;
  soci::statement statement(sql);
  soci::row row;
  statement.exchange(soci::use(newest, "before"));
  if (!filter.subject.empty()) statement.exchange(soci::use(filter.subject, "subject"));
  if (!filter.action.empty()) statement.exchange(soci::use(filter.action, "action"));
  if (filter.person_id != 0) statement.exchange(soci::use(filter.person_id, "person"));
  statement.exchange(soci::use(limit, "limit"));
  statement.exchange(soci::into(row));
  statement.alloc();
  statement.prepare(query);
  statement.define_and_bind();

  std::vector<Record> records;
  for (bool more = statement.execute(true); more; more = statement.fetch()) {
    records.push_back({row.get<long long>(0),
                       from_micros(row.get<long long>(1)),
                       {row.get<long long>(2), row.get<std::string>(3), row.get<std::string>(4),
                        boost::json::parse(row.get<std::string>(5)).as_object()}});
  }
  return records;
}

}  // namespace kenes::audit
