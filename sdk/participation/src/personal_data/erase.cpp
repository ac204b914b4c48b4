#include "joining/doubles.hpp"
#include "personal_data/personal_data.hpp"

namespace kenes::participation {
namespace {

void erase_supports(soci::session& sql, std::int64_t person) {
  // Names have no column of the person: by the numbers of their supports, while these are known.
  for (const std::string names : {"public_name", "hidden_name"}) {
    sql << "delete from participation." + names +
               " n using participation.supporter s where s.person_id = cast(:person as bigint) "
               "and n.submission_id = s.submission_id and n.number = s.number",
        soci::use(person, "person");
  }
  sql << "delete from participation.supporter where person_id = cast(:person as bigint)", soci::use(person, "person");
}

// A timer belongs to one entry into a stage, so the next entry ends it; a draft that nobody owns is in no list.
void empty_unpublished(soci::session& sql, std::int64_t person, Time now) {
  const auto at = micros(now);
  sql << "update participation.duty d set lapsed_at = kenes.to_time(cast(:now as bigint)) "
         "from participation.submission s where s.author_id = cast(:person as bigint) and s.published_at is null "
         "and d.submission_id = s.id and d.met_at is null and d.lapsed_at is null",
      soci::use(at, "now"), soci::use(person, "person");
  sql << "delete from participation.claim c using participation.submission s "
         "where s.author_id = cast(:person as bigint) and s.published_at is null and c.submission_id = s.id",
      soci::use(person, "person");
  sql << "update participation.submission set stage_kind = 'draft', visibility = 'author', stage_until = null, "
         "stage_entry = stage_entry + 1 where author_id = cast(:person as bigint) and published_at is null",
      soci::use(person, "person");
}

}  // namespace

void KitPersonalData::erase(soci::session& sql, std::int64_t person, Time now) {
  if (person == 0) return;  // whose all imported submissions are
  erase_supports(sql, person);
  empty_unpublished(sql, person, now);
  sql << "update participation.submission set author_id = 0 where author_id = cast(:person as bigint)",
      soci::use(person, "person");
  sql << "delete from participation.claim where person_id = cast(:person as bigint)", soci::use(person, "person");
  sql << "delete from participation.joined_person where person_id = cast(:person as bigint)",
      soci::use(person, "person");
}

void KitPersonalData::join(soci::session& sql, std::int64_t from, std::int64_t into, Time now) {
  if (from == 0) return;
  for (const std::string column : {"submission set author_id", "supporter set person_id", "claim set person_id"}) {
    const auto name = column.substr(column.rfind(' ') + 1);
    sql << "update participation." + column + " = cast(:into as bigint) where " + name + " = cast(:from as bigint)",
        soci::use(into, "into"), soci::use(from, "from");
  }
  note_joined(sql, into, now);
}

}  // namespace kenes::participation
