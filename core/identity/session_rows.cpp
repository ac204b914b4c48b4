// Sessions: what is read from and written to kenes.session.
#include <algorithm>
#include <set>

#include "identity/assurance.hpp"
#include "identity/person_keys.hpp"
#include "identity/sealed_facts.hpp"
#include "identity/sessions.hpp"
#include "kenes/sql.hpp"

namespace kenes::identity {
namespace {

constexpr auto whole_sessions =
    "SELECT s.token_hash, s.id, s.assurance, kenes.to_micros(s.created_at), kenes.to_micros(s.seen_at),"
    " kenes.to_micros(s.expires_at), p.id, p.name, coalesce(p.email, ''), coalesce(p.key, ''), s.provider, s.facts,"
    " coalesce(p.sealed_keys, ''), kenes.to_micros(s.proved_at), kenes.to_micros(s.second_factor_at)"
    " FROM kenes.session s JOIN kenes.person p ON p.id = s.person_id"
    " WHERE s.token_hash = ANY (cast(:hashes as text[]))";

// Those of the people and those of every address that they proved to own.
constexpr auto roles_of_people =
    "SELECT person_id, name, scope FROM kenes.role WHERE person_id = ANY (cast(:people as bigint[]))"
    " UNION SELECT i.person_id, held.name, held.scope FROM kenes.identity i JOIN kenes.role held ON held.email = "
    "i.subject"
    " WHERE i.person_id = ANY (cast(:same as bigint[])) AND i.provider = 'email' ORDER BY 1, 2, 3";

std::map<std::int64_t, std::vector<Role>> read_roles(soci::session& sql, const std::vector<std::int64_t>& people) {
  const auto ids = sql::array(people);
  std::map<std::int64_t, std::vector<Role>> roles;
  const soci::rowset<soci::row> rows =
      (sql.prepare << roles_of_people, soci::use(ids, "people"), soci::use(ids, "same"));
  for (const auto& row : rows)
    roles[row.get<long long>(0)].push_back({row.get<std::string>(1), row.get<std::string>(2)});
  return roles;
}

constexpr auto people_with_second_factor =
    "SELECT person_id FROM kenes.code_app WHERE person_id = ANY (cast(:people as bigint[]))"
    " UNION SELECT person_id FROM kenes.security_key WHERE person_id = ANY (cast(:same as bigint[]))";

std::set<std::int64_t> read_second_factors(soci::session& sql, const std::vector<std::int64_t>& people) {
  std::set<std::int64_t> having;
  if (people.empty()) return having;
  const auto ids = sql::array(people);
  const soci::rowset<soci::row> rows =
      (sql.prepare << people_with_second_factor, soci::use(ids, "people"), soci::use(ids, "same"));
  for (const auto& row : rows) having.insert(row.get<long long>(0));
  return having;
}

std::optional<Time> time_or_none(const soci::row& row, std::size_t at) {
  if (row.get_indicator(at) == soci::i_null) return std::nullopt;
  return from_micros(row.get<long long>(at));
}

StoredSession stored_from(const soci::row& row) {
  return {.known = {.id = row.get<long long>(1),
                    .created = from_micros(row.get<long long>(3)),
                    .seen = from_micros(row.get<long long>(4)),
                    .expires = from_micros(row.get<long long>(5)),
                    .proved = time_or_none(row, 13),
                    .actor = {.person_id = row.get<long long>(6),
                              .name = row.get<std::string>(7),
                              .email = row.get<std::string>(8),
                              .person_key = row.get<std::string>(9),
                              .assurance = assurance_from(row.get<std::string>(2)),
                              .sign_in = row.get<std::string>(10),
                              .facts = {},
                              .roles = {}},
                    .second_factor_at = time_or_none(row, 14)},
          .facts = row.get<std::string>(11),
          .keys = row.get<std::string>(12)};
}

}  // namespace

std::map<std::string, StoredSession> read_sessions(Database& database, const std::vector<std::string>& token_hashes) {
  const auto hashes = sql::array(token_hashes);
  return database.read([&](soci::session& sql) {
    std::map<std::string, StoredSession> found;
    std::vector<std::int64_t> people;
    {
      const soci::rowset<soci::row> rows = (sql.prepare << whole_sessions, soci::use(hashes, "hashes"));
      for (const auto& row : rows) {
        auto session = stored_from(row);
        people.push_back(session.known.actor.person_id);
        found.emplace(row.get<std::string>(0), std::move(session));
      }
    }
    if (people.empty()) return found;
    auto roles = read_roles(sql, people);
    std::vector<std::int64_t> staff;
    for (const auto& [person, held] : roles) staff.push_back(person);
    const auto having = read_second_factors(sql, staff);
    for (auto& [hash, session] : found) {
      const auto person = session.known.actor.person_id;
      session.known.actor.roles = roles[person];
      session.has_second_factor = having.contains(person);
    }
    return found;
  });
}

SessionCache::Known Sessions::read(const std::string& token, const std::string& token_hash, Time now) {
  const auto stored = stored_.find(token_hash);
  if (!stored || stored->known.expires <= now) return nullptr;
  auto session = std::make_shared<KnownSession>(stored->known);
  session->actor.facts = unseal(stored->facts, secrets_, token);
  auto keys = person_keys(session->actor.person_key, stored->keys, secrets_);
  session->actor.person_key = std::move(keys.key);
  session->actor.former_keys = std::move(keys.former);
  if (!session->actor.roles.empty()) {
    session->expires = std::min(session->expires, session->created + limits_.most_of_staff);
    if (session->expires <= now) return nullptr;
    const bool asked = limits_.staff_second_factor || stored->has_second_factor;
    // Not the session's age: one that took the place of another has that one's second factor.
    const bool shown = session->second_factor_at && now - *session->second_factor_at < limits_.most_of_staff;
    if (asked && !shown) std::swap(session->withheld_roles, session->actor.roles);
  }
  if (now - session->seen >= limits_.noted_every) note_seen(*session, now);
  return session;
}

void Sessions::note_seen(const KnownSession& session, Time now) {
  const long long id = session.id, at = micros(now);
  const long long expires = micros(std::min<Time>(now + limits_.idle, session.created + limits_.most));
  try {
    database_.write([&](soci::session& sql) {
      sql << "UPDATE kenes.session SET seen_at = kenes.to_time(cast(:now as bigint)),"
             " expires_at = kenes.to_time(cast(:expires as bigint))"
             " WHERE id = cast(:id as bigint) AND seen_at < kenes.to_time(cast(:seen as bigint))",
          soci::use(at, "now"), soci::use(expires, "expires"), soci::use(id, "id"), soci::use(at, "seen");
    });
  } catch (const std::exception&) {
    // A page can be shown without this note, as while the database takes no writes; the next request tries again.
  }
}

void Sessions::open(soci::session& sql, const NewSession& session, Time now) const {
  const auto token_hash = hash(session.token), facts = seal(session.facts, secrets_, session.token);
  const auto assurance = to_text(session.assurance);
  const long long person = session.person_id, at = micros(now);
  const long long expires = micros(now + std::min(limits_.idle, limits_.most));
  const long long continues = session.continues;
  const long long proved = session.proved_at ? micros(*session.proved_at) : 0;
  sql << "INSERT INTO kenes.session (token_hash, person_id, provider, assurance, device, facts, proved_at, "
         "second_factor_at, created_at, seen_at, expires_at)"
         " SELECT cast(:hash as text), cast(:person as bigint), cast(:provider as text), cast(:assurance as text),"
         " cast(:device as text), cast(:facts as text), kenes.to_time(nullif(cast(:proved as bigint), 0)), "
         "(SELECT second_factor_at FROM kenes.session WHERE id = cast(:continues as bigint) AND person_id = "
         "cast(:same as bigint)), at, at, kenes.to_time(cast(:expires as bigint))"
         " FROM kenes.to_time(cast(:now as bigint)) at ON CONFLICT (token_hash) DO NOTHING",
      soci::use(token_hash, "hash"), soci::use(person, "person"), soci::use(session.provider, "provider"),
      soci::use(assurance, "assurance"), soci::use(session.device, "device"), soci::use(facts, "facts"),
      soci::use(proved, "proved"), soci::use(continues, "continues"), soci::use(person, "same"),
      soci::use(expires, "expires"), soci::use(at, "now");
}

bool Sessions::is_open(soci::session& sql, const std::string& token) const {
  const auto token_hash = hash(token);
  int found = 0;
  sql << "SELECT count(*)::integer FROM kenes.session WHERE token_hash = cast(:hash as text)",
      soci::use(token_hash, "hash"), soci::into(found);
  return found != 0;
}

std::vector<SessionLine> Sessions::of_person(std::int64_t person_id, Time now) {
  const long long person = person_id, at = micros(now);
  return database_.read([&](soci::session& sql) {
    std::vector<SessionLine> lines;
    const soci::rowset<soci::row> rows =
        (sql.prepare
             << "SELECT id, device, provider, kenes.to_micros(created_at), kenes.to_micros(seen_at) FROM kenes.session"
                " WHERE person_id = cast(:person as bigint)"
                " AND expires_at > kenes.to_time(cast(:now as bigint)) ORDER BY seen_at DESC, id DESC LIMIT 100",
         soci::use(person, "person"), soci::use(at, "now"));
    for (const auto& row : rows) {
      lines.push_back({row.get<long long>(0), row.get<std::string>(1), row.get<std::string>(2),
                       from_micros(row.get<long long>(3)), from_micros(row.get<long long>(4))});
    }
    return lines;
  });
}

}  // namespace kenes::identity
