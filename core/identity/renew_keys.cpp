#include "identity/renew_keys.hpp"

#include "identity/people.hpp"
#include "kenes/host.hpp"
#include "kenes/sql.hpp"

namespace kenes::identity {
namespace {

constexpr int most_at_once = 500;

int renew_persons(soci::session& sql, const Secrets& secrets, Renewal& reached) {
  const int newest = secrets.keys();
  std::vector<std::int64_t> people;
  {
    const soci::rowset<long long> rows =
        (sql.prepare << "SELECT id FROM kenes.person WHERE id > cast(:after as bigint)"
                        " AND key_number < cast(:newest as integer) ORDER BY id LIMIT " +
                            std::to_string(most_at_once),
         soci::use(reached.person), soci::use(newest));
    people.assign(rows.begin(), rows.end());
  }
  if (!people.empty()) reached.person = people.back();
  for (const auto person : people) {
    if (const auto keys = lock_keys(sql, secrets, person)) write_keys(sql, secrets, person, *keys);
  }
  return static_cast<int>(people.size());
}

struct Way {
  std::string space, subject;
  int number = 0;
};

std::vector<Way> old_ways(soci::session& sql, int newest, const Renewal& reached) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT provider, subject, cast(key_number as integer) FROM kenes.identity"
                      " WHERE (provider, subject) > (cast(:space as text), cast(:subject as text))"
                      " AND key_number BETWEEN 1 AND cast(:newest as integer) - 1 AND provider <> 'email'"
                      " ORDER BY provider, subject LIMIT " +
                          std::to_string(most_at_once) + " FOR UPDATE",
       soci::use(reached.space), soci::use(reached.subject), soci::use(newest));
  std::vector<Way> ways;
  for (const auto& row : rows) ways.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<int>(2)});
  return ways;
}

int renew_ways(soci::session& sql, const Secrets& secrets, Renewal& reached) {
  const int newest = secrets.keys();
  const auto ways = old_ways(sql, newest, reached);
  if (ways.empty()) return 0;
  reached.space = ways.back().space;
  reached.subject = ways.back().subject;
  std::vector<std::string> spaces, before, after;
  for (const auto& way : ways) {
    spaces.push_back(way.space);
    before.push_back(way.subject);
    after.push_back(secrets.rehashed("identity.subject." + way.space, way.subject, way.number));
  }
  const auto space = sql::array(spaces), old_ones = sql::array(before), new_ones = sql::array(after);
  sql << "UPDATE kenes.identity i SET subject = n.after, key_number = cast(:newest as integer)"
         " FROM unnest(cast(:spaces as text[]), cast(:before as text[]), cast(:after as text[])) AS n(space, before, "
         "after) WHERE i.provider = n.space AND i.subject = n.before",
      soci::use(newest), soci::use(space), soci::use(old_ones), soci::use(new_ones);
  return static_cast<int>(ways.size());
}

}  // namespace

ToRenew to_renew(Database& database, const Secrets& secrets) {
  const int newest = secrets.keys();
  return database.read([&](soci::session& sql) {
    long long persons = 0, ways = 0;
    sql << "SELECT count(*) FROM kenes.person WHERE key_number < cast(:newest as integer)", soci::use(newest),
        soci::into(persons);
    sql << "SELECT count(*) FROM kenes.identity WHERE key_number BETWEEN 1 AND cast(:newest as integer) - 1"
           " AND provider <> 'email'",
        soci::use(newest), soci::into(ways);
    return ToRenew{persons, ways};
  });
}

int renew_some(Database& database, const Secrets& secrets, Renewal& reached) {
  Renewal now_at;
  const int renewed = database.write([&](soci::session& sql) {
    now_at = reached;  // anew, if the transaction is repeated
    return renew_persons(sql, secrets, now_at) + renew_ways(sql, secrets, now_at);
  });
  reached = now_at;
  return renewed;
}

void declare_renewal(Registrar& registrar) {
  registrar.timer({.kind = "core.renew_keys",
                   .every = std::chrono::hours{24},
                   .handler = [](Host& host, const boost::json::object&) {
                     Renewal reached;
                     int renewed = 0;
                     while (const int some = renew_some(host.database(), host.secrets(), reached)) renewed += some;
                     if (renewed > 0)
                       host.log().info("{} keys and ways to sign in were brought under the newest key", renewed);
                   }});
}

}  // namespace kenes::identity
