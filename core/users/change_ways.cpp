#include "users/change_ways.hpp"

#include "identity/people.hpp"
#include "identity/sessions.hpp"
#include "users/letters.hpp"

namespace kenes::users {
namespace {

// Two changes of one account at once would each leave the other's way as the last one.
bool lock(soci::session& sql, long long person) {
  long long id = 0;
  sql << "SELECT id FROM kenes.person WHERE id = cast(:person as bigint) FOR UPDATE", soci::use(person, "person"),
      soci::into(id);
  return sql.got_data();
}

bool delete_way(soci::session& sql, long long person, const std::string& space, const std::string& subject) {
  int gone = 0;
  sql << "DELETE FROM kenes.identity WHERE person_id = cast(:person as bigint) AND provider = cast(:space as text) "
         "AND subject = cast(:subject as text) AND EXISTS (SELECT FROM kenes.identity o "
         "WHERE o.person_id = cast(:same as bigint) AND (o.provider, o.subject) <> (cast(:space_too as text), "
         "cast(:subject_too as text))) RETURNING 1",
      soci::use(person, "person"), soci::use(space, "space"), soci::use(subject, "subject"), soci::use(person, "same"),
      soci::use(space, "space_too"), soci::use(subject, "subject_too"), soci::into(gone);
  return sql.got_data();
}

void mail_elsewhere(soci::session& sql, long long person, const std::string& former) {
  sql << "UPDATE kenes.person SET email = (SELECT subject FROM kenes.identity WHERE person_id = cast(:same as bigint) "
         "AND provider = 'email' ORDER BY created_at DESC LIMIT 1) "
         "WHERE id = cast(:person as bigint) AND email = cast(:former as text)",
      soci::use(person, "same"), soci::use(person, "person"), soci::use(former, "former");
}

// Also those that were used: they would name the address for another hour.
void drop_codes(soci::session& sql, const std::string& address) {
  sql << "DELETE FROM kenes.sign_in WHERE email = cast(:address as text)", soci::use(address, "address");
}

void note(soci::session& sql, Host& host, long long person, const char* action, boost::json::object details) {
  host.audit().record(sql, {.person_id = person,
                            .action = action,
                            .subject = "person:" + std::to_string(person),
                            .details = std::move(details)});
}

}  // namespace

long long roles_by_address(soci::session& sql, const std::string& address) {
  long long count = 0;
  sql << "SELECT count(*) FROM kenes.role WHERE email = cast(:address as text)", soci::use(address, "address"),
      soci::into(count);
  return count;
}

bool remove_way(identity::CoreCall& call, const OwnWay& way, const std::string& title) {
  auto& host = call.host();
  const long long person = call.actor().person_id;
  return host.database().write([&](soci::session& sql) {
    if (!lock(sql, person) || !delete_way(sql, person, way.space, way.subject)) return false;
    if (way.email()) {
      mail_elsewhere(sql, person, way.subject);
      drop_codes(sql, way.subject);
    }
    identity::Sessions::close_others(sql, call.visitor());
    note(sql, host, person, "account.remove_way", {{"way", way.space}});
    const auto profile = identity::read_profile(sql, person);
    if (profile && !profile->email.empty()) {
      auto letter = way_removed(host, host.mail().language_of(sql, person), person, title);
      letter.unique_key = "account.way_removed:" + std::to_string(person) + ":" + std::to_string(micros(call.now()));
      host.mail().send(sql, letter);
    }
    return true;
  });
}

bool change_address(identity::CoreCall& call, const std::string& address) {
  auto& host = call.host();
  const long long person = call.actor().person_id;
  return host.database().write([&](soci::session& sql) {
    if (!lock(sql, person)) return false;
    int proved = 0;
    sql << "SELECT 1 FROM kenes.identity WHERE person_id = cast(:person as bigint) AND provider = 'email' "
           "AND subject = cast(:address as text)",
        soci::use(person, "person"), soci::use(address, "address"), soci::into(proved);
    if (!sql.got_data()) return false;
    const auto former = identity::read_profile(sql, person)->email;
    if (former == address) return true;
    sql << "UPDATE kenes.person SET email = cast(:address as text) WHERE id = cast(:person as bigint)",
        soci::use(address, "address"), soci::use(person, "person");
    if (!former.empty()) {
      delete_way(sql, person, "email", former);
      drop_codes(sql, former);
      auto letter = address_changed(host, host.mail().language_of(sql, person), former);
      letter.unique_key =
          "account.address_changed:" + std::to_string(person) + ":" + std::to_string(micros(call.now()));
      host.mail().send(sql, letter);
    }
    identity::Sessions::close_others(sql, call.visitor());
    note(sql, host, person, "account.change_address", {});
    return true;
  });
}

}  // namespace kenes::users
