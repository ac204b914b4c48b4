#include "personal_data/personal_data.hpp"

#include "kenes/personal_rows.hpp"

namespace kenes::feedback {
namespace {

constexpr int most_told = 10'000;

constexpr PersonalRows kinds[] = {
    {"waiting_for_an_answer",
     "SELECT json_build_object('feedback', id, 'service', service, 'text', body, 'about', page, "
     "'language', language, 'at', kenes.to_iso(created_at))::text FROM feedback.entry "
     "WHERE person_id = cast(:person as bigint) ORDER BY id LIMIT cast(:most as integer)"}};

long long count_waiting(soci::session& sql, std::int64_t person) {
  long long count = 0;
  sql << "SELECT count(*) FROM feedback.entry WHERE person_id = cast(:person as bigint)", soci::use(person, "person"),
      soci::into(count);
  return count;
}

}  // namespace

std::vector<Deed> FeedbackPersonalData::deeds(soci::session& sql, std::int64_t person, const Translator& words,
                                              Time before, int most) {
  const auto until = micros(before);
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT id, service, left(body, 80), kenes.to_micros(created_at) FROM feedback.entry "
                      "WHERE person_id = cast(:person as bigint) "
                      "AND created_at < kenes.to_time(cast(:before as bigint)) ORDER BY created_at DESC, id DESC "
                      "LIMIT cast(:most as integer)",
       soci::use(person, "person"), soci::use(until, "before"), soci::use(most, "most"));
  std::vector<Deed> deeds;
  for (const auto& row : rows) {
    deeds.push_back({from_micros(row.get<long long>(3)), words.tr("You gave feedback and wait for the answer"),
                     row.get<std::string>(2),
                     "/" + row.get<std::string>(1) + "/" + std::to_string(row.get<long long>(0))});
  }
  return deeds;
}

boost::json::object FeedbackPersonalData::all(soci::session& sql, std::int64_t person) {
  return personal_rows(sql, kinds, person, most_told);
}

std::vector<std::string> FeedbackPersonalData::consequences(soci::session& sql, std::int64_t person,
                                                            const Translator& words) {
  const auto count = count_waiting(sql, person);
  if (count == 0) return {};
  return {words.trn("{count} feedback stays published, without a name as before. You are not told of the answer.",
                    "{count} pieces of feedback stay published, without a name as before. You are not told of the "
                    "answers.",
                    count)};
}

void FeedbackPersonalData::erase(soci::session& sql, std::int64_t person, Time /*now*/) {
  sql << "UPDATE feedback.entry SET person_id = NULL, email = NULL WHERE person_id = cast(:person as bigint)",
      soci::use(person, "person");
}

void FeedbackPersonalData::join(soci::session& sql, std::int64_t from, std::int64_t into, Time /*now*/) {
  sql << "UPDATE feedback.entry SET person_id = cast(:into as bigint) WHERE person_id = cast(:from as bigint)",
      soci::use(into, "into"), soci::use(from, "from");
}

}  // namespace kenes::feedback
