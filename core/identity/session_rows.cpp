// Sessions: what is read from and written to kenes.session.
#include <algorithm>

#include "identity/assurance.hpp"
#include "identity/sealed_facts.hpp"
#include "identity/sessions.hpp"
#include "kenes/sql.hpp"

namespace kenes::identity {
namespace {

std::vector<Role> roles_from(const std::string& text) {
  std::vector<Role> roles;
  const auto parsed = boost::json::parse(text);
  for (const auto& one : parsed.as_array()) {
    roles.push_back({std::string(one.at("name").as_string()), std::string(one.at("scope").as_string())});
  }
  return roles;
}

// Roles are those of the person and those of every address that the person proved to own.
constexpr auto whole_session =
    "SELECT s.id, s.assurance, kenes.to_micros(s.created_at), kenes.to_micros(s.seen_at),"
    " kenes.to_micros(s.expires_at), p.id, p.name, coalesce(p.email, ''), p.key, s.provider, s.facts,"
    " coalesce((SELECT json_agg(json_build_object('name', r.name, 'scope', r.scope) ORDER BY r.name, r.scope)"
    "   FROM (SELECT name, scope FROM kenes.role WHERE person_id = p.id"
    "         UNION SELECT held.name, held.scope FROM kenes.identity i JOIN kenes.role held ON held.email = i.subject"
    "         WHERE i.person_id = p.id AND i.provider = 'email') r)::text, '[]')"
    " FROM kenes.session s JOIN kenes.person p ON p.id = s.person_id"
    " WHERE s.token_hash = cast(:hash as text) AND s.expires_at > kenes.to_time(cast(:now as bigint))";

}  // namespace

SessionCache::Known Sessions::read(const std::string& token, Time now) {
  const auto token_hash = hash(token);
  const auto session = database_.read([&](soci::session& sql) -> std::shared_ptr<KnownSession> {
    long long id = 0, created = 0, seen = 0, expires = 0, person = 0;
    std::string assurance, name, email, key, provider, facts, roles;
    const long long at = micros(now);
    sql << whole_session, soci::use(token_hash, "hash"), soci::use(at, "now"), soci::into(id), soci::into(assurance),
        soci::into(created), soci::into(seen), soci::into(expires), soci::into(person), soci::into(name),
        soci::into(email), soci::into(key), soci::into(provider), soci::into(facts), soci::into(roles);
    if (!sql.got_data()) return nullptr;
    auto known = std::make_shared<KnownSession>();
    known->id = id;
    known->created = from_micros(created);
    known->seen = from_micros(seen);
    known->expires = from_micros(expires);
    known->provider = std::move(provider);
    known->actor = {.person_id = person,
                    .name = std::move(name),
                    .email = std::move(email),
                    .person_key = std::move(key),
                    .assurance = assurance_from(assurance),
                    .facts = unseal(facts, secrets_, token),
                    .roles = roles_from(roles)};
    return known;
  });
  if (!session) return nullptr;
  if (!session->actor.roles.empty()) {
    session->expires = std::min(session->expires, session->created + limits_.most_of_staff);
    if (session->expires <= now) return nullptr;
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
  sql << "INSERT INTO kenes.session (token_hash, person_id, provider, assurance, device, facts, created_at, "
         "seen_at, expires_at)"
         " SELECT cast(:hash as text), cast(:person as bigint), cast(:provider as text), cast(:assurance as text),"
         " cast(:device as text), cast(:facts as text), at, at, kenes.to_time(cast(:expires as bigint))"
         " FROM kenes.to_time(cast(:now as bigint)) at ON CONFLICT (token_hash) DO NOTHING",
      soci::use(token_hash, "hash"), soci::use(person, "person"), soci::use(session.provider, "provider"),
      soci::use(assurance, "assurance"), soci::use(session.device, "device"), soci::use(facts, "facts"),
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
             << "SELECT id, device, kenes.to_micros(created_at), kenes.to_micros(seen_at) FROM kenes.session"
                " WHERE person_id = cast(:person as bigint)"
                " AND expires_at > kenes.to_time(cast(:now as bigint)) ORDER BY seen_at DESC, id DESC LIMIT 100",
         soci::use(person, "person"), soci::use(at, "now"));
    for (const auto& row : rows) {
      lines.push_back({row.get<long long>(0), row.get<std::string>(1), from_micros(row.get<long long>(2)),
                       from_micros(row.get<long long>(3))});
    }
    return lines;
  });
}

}  // namespace kenes::identity
