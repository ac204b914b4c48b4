#include "personal_data/personal_data.hpp"

#include "kenes/personal_rows.hpp"

namespace kenes::advice {
namespace {

constexpr int most_told = 10'000;

constexpr PersonalRows kinds[] = {
    {"questions_taken",
     "SELECT json_build_object('question', id, 'service', service, 'name', claimed_name, 'until', "
     "kenes.to_iso(claimed_until))::text FROM advice.question "
     "WHERE claimed_by = cast(:person as bigint) ORDER BY id LIMIT cast(:most as integer)"}};

}  // namespace

// What lawyers do in their office is in the audit trail.
std::vector<Deed> AdvicePersonalData::deeds(soci::session&, std::int64_t, const Translator&, Time, int) {
  return {};
}

boost::json::object AdvicePersonalData::all(soci::session& sql, std::int64_t person) {
  return personal_rows(sql, kinds, person, most_told);
}

std::vector<std::string> AdvicePersonalData::consequences(soci::session& sql, std::int64_t person,
                                                          const Translator& words) {
  long long count = 0;
  sql << "SELECT count(*) FROM advice.question WHERE claimed_by = cast(:person as bigint) AND answered_at IS NULL",
      soci::use(person, "person"), soci::into(count);
  if (count == 0) return {};
  return {words.trn("{count} question that you have taken is free for other lawyers.",
                    "{count} questions that you have taken are free for other lawyers.", count)};
}

void AdvicePersonalData::erase(soci::session& sql, std::int64_t person, Time /*now*/) {
  sql << "UPDATE advice.question SET claimed_by = NULL, claimed_name = '', claimed_until = NULL "
         "WHERE claimed_by = cast(:person as bigint)",
      soci::use(person, "person");
}

void AdvicePersonalData::join(soci::session& sql, std::int64_t from, std::int64_t into, Time /*now*/) {
  sql << "UPDATE advice.question SET claimed_by = cast(:into as bigint) WHERE claimed_by = cast(:from as bigint)",
      soci::use(into, "into"), soci::use(from, "from");
}

}  // namespace kenes::advice
