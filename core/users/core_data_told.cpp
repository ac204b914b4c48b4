// What the core tells people of what it keeps of them.
#include "kenes/personal_rows.hpp"
#include "users/core_data.hpp"

namespace kenes::users {
namespace {

constexpr int most_told = 50'000;  // of one kind

constexpr PersonalRows kinds[] = {
    {"account",
     "SELECT json_build_object('number', id, 'email', email, 'name', name, 'language_of_mails', language, "
     "'made_at', kenes.to_iso(created_at))::text FROM kenes.person WHERE id = cast(:person as bigint) "
     "LIMIT cast(:most as integer)"},
    {"ways_to_sign_in",
     "SELECT json_build_object('way', provider, 'known_there_as', subject, 'added_at', kenes.to_iso(created_at))::text "
     "FROM kenes.identity WHERE person_id = cast(:person as bigint) ORDER BY created_at, subject "
     "LIMIT cast(:most as integer)"},
    {"sessions",
     "SELECT json_build_object('device', device, 'way', provider, 'assurance', assurance, 'began_at', "
     "kenes.to_iso(created_at), 'last_used_at', kenes.to_iso(seen_at), 'ends_at', kenes.to_iso(expires_at))::text "
     "FROM kenes.session WHERE person_id = cast(:person as bigint) ORDER BY id LIMIT cast(:most as integer)"},
    {"roles",
     "SELECT json_build_object('role', r.name, 'scope', r.scope, 'since', kenes.to_iso(r.created_at))::text FROM "
     "(SELECT cast(:person as bigint) AS id) p, kenes.role r WHERE r.person_id = p.id OR r.email IN (SELECT subject "
     "FROM kenes.identity "
     "WHERE person_id = p.id AND provider = 'email') ORDER BY r.id LIMIT cast(:most as integer)"},
    {"mails",
     "SELECT json_build_object('subject', subject, 'state', state, 'at', kenes.to_iso(created_at))::text "
     "FROM kenes.mail WHERE person_id = cast(:person as bigint) ORDER BY id LIMIT cast(:most as integer)"},
    {"unfinished_uploads",
     "SELECT json_build_object('name', name, 'size', size, 'received', received, 'at', kenes.to_iso(created_at))::text "
     "FROM kenes.upload WHERE holder = 'person:' || cast(:person as bigint) ORDER BY token "
     "LIMIT cast(:most as integer)"},
    {"audit_trail_of_your_acts",
     "SELECT json_build_object('action', action, 'subject', subject, 'details', details, 'at', "
     "kenes.to_iso(at))::text FROM kenes.audit WHERE person_id = cast(:person as bigint) ORDER BY id DESC "
     "LIMIT cast(:most as integer)"},
};

}  // namespace

std::vector<Deed> CoreData::deeds(soci::session& sql, std::int64_t person, const Translator& words, Time before,
                                  int /*most*/) {
  const auto until = micros(before);
  long long made = 0;
  sql << "SELECT kenes.to_micros(created_at) FROM kenes.person WHERE id = cast(:person as bigint) "
         "AND created_at < kenes.to_time(cast(:before as bigint))",
      soci::use(person, "person"), soci::use(until, "before"), soci::into(made);
  if (!sql.got_data()) return {};
  return {{from_micros(made), words.tr("Your account was made"), "", ""}};
}

boost::json::object CoreData::all(soci::session& sql, std::int64_t person) {
  return personal_rows(sql, kinds, person, most_told);
}

std::vector<std::string> CoreData::consequences(soci::session& sql, std::int64_t person, const Translator& words) {
  std::vector<std::string> all{
      words.tr("Your name, your e-mail address and your ways to sign in are deleted. You are signed out on all "
               "devices."),
      words.tr("What was recorded of acts in an office stays, with a number in place of your name.")};
  long long roles = 0;
  sql << "SELECT count(*) FROM kenes.role r WHERE r.person_id = cast(:person as bigint) OR r.email IN "
         "(SELECT subject FROM kenes.identity WHERE person_id = cast(:same as bigint) AND provider = 'email')",
      soci::use(person, "person"), soci::use(person, "same"), soci::into(roles);
  if (roles == 0)
    all.pop_back();
  else
    all.push_back(
        words.tr("Your tasks in the back office end. Ask those who run this site to take your address out of "
                 "its configuration as well, if it is there."));
  return all;
}

}  // namespace kenes::users
