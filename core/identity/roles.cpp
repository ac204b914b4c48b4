#include "identity/roles.hpp"

#include "identity/address.hpp"
#include "kenes/sql.hpp"

namespace kenes::identity {
namespace {

struct Wanted {
  std::vector<std::string> emails, names, scopes;
};

struct Changed {
  long long id = 0;
  std::string name, scope;
};

std::vector<Changed> read(const soci::rowset<soci::row>& rows) {
  std::vector<Changed> all;
  for (const auto& row : rows) {
    all.push_back({row.get<long long>(0), row.get<std::string>(1), row.get<std::string>(2)});
  }
  return all;
}

std::vector<Changed> remove_others(soci::session& sql, const Wanted& wanted) {
  const auto emails = sql::array(wanted.emails), names = sql::array(wanted.names), scopes = sql::array(wanted.scopes);
  return read((sql.prepare << "DELETE FROM kenes.role r WHERE r.source = 'config' AND NOT EXISTS (SELECT FROM"
                              " unnest(cast(:emails as text[]), cast(:names as text[]), cast(:scopes as text[]))"
                              " AS w (email, name, scope)"
                              " WHERE w.email = r.email AND w.name = r.name AND w.scope = r.scope)"
                              " RETURNING r.id, r.name, r.scope",
               soci::use(emails, "emails"), soci::use(names, "names"), soci::use(scopes, "scopes")));
}

std::vector<Changed> grant_missing(soci::session& sql, const Wanted& wanted, Time now) {
  const auto emails = sql::array(wanted.emails), names = sql::array(wanted.names), scopes = sql::array(wanted.scopes);
  const long long at = micros(now);
  return read((sql.prepare << "INSERT INTO kenes.role (email, name, scope, source, created_at)"
                              " SELECT DISTINCT w.email, w.name, w.scope, 'config',"
                              " kenes.to_time(cast(:now as bigint))"
                              " FROM unnest(cast(:emails as text[]), cast(:names as text[]), cast(:scopes as text[]))"
                              " AS w (email, name, scope)"
                              " ON CONFLICT (email, name, scope, source) WHERE email IS NOT NULL DO NOTHING"
                              " RETURNING id, name, scope",
               soci::use(emails, "emails"), soci::use(names, "names"), soci::use(scopes, "scopes"),
               soci::use(at, "now")));
}

void record(soci::session& sql, Audit& audit, const char* action, const std::vector<Changed>& roles) {
  for (const auto& role : roles) {
    audit.record(sql, {.action = action,
                       .subject = "role:" + std::to_string(role.id),
                       .details = {{"role", role.name}, {"scope", role.scope}, {"by", "configuration"}}});
  }
}

}  // namespace

Result<RoleChanges> synchronise_staff(Database& database, Audit& audit, const std::vector<config::Staff>& staff,
                                      Time now) {
  Wanted wanted;
  for (const auto& one : staff) {
    auto email = normalise_address(one.email);
    if (!email) {
      return fail("staff", "[[staff]] email = \"" + one.email + "\": " + email.error().message +
                               ". Correct it in the portal's configuration.");
    }
    wanted.emails.push_back(*email);
    wanted.names.push_back(one.role);
    wanted.scopes.push_back(one.scope);
  }
  return database.write([&](soci::session& sql) {
    // Nodes that start at the same time do this one after the other.
    sql << "SELECT pg_advisory_xact_lock(hashtextextended('kenes.role', 0))";
    const auto removed = remove_others(sql, wanted);
    record(sql, audit, "role.remove", removed);
    const auto granted = grant_missing(sql, wanted, now);
    record(sql, audit, "role.grant", granted);
    return RoleChanges{static_cast<int>(granted.size()), static_cast<int>(removed.size())};
  });
}

}  // namespace kenes::identity
