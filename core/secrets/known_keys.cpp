#include "secrets/known_keys.hpp"

#include <soci/soci.h>

namespace kenes::secrets {
namespace {

// Of each key, the first one first.
std::vector<std::string> fingerprints(const Secrets& secrets) {
  const auto hashes = secrets.keyed_hashes("portal.key", "fingerprint");
  return {hashes.rbegin(), hashes.rend()};
}

// Whether this call did it: nodes may start at the same moment.
bool insert(soci::session& sql, int number, const std::string& fingerprint, Time now) {
  const long long at = micros(now);
  int noted = 0;
  sql << "INSERT INTO kenes.portal_key (number, fingerprint, since) VALUES (cast(:number as integer),"
         " cast(:print as text), kenes.to_time(cast(:now as bigint))) ON CONFLICT (number) DO NOTHING RETURNING 1",
      soci::use(number, "number"), soci::use(fingerprint, "print"), soci::use(at, "now"), soci::into(noted);
  return sql.got_data();
}

Result<void> compare(const std::vector<KnownKey>& known, const std::vector<std::string>& ours) {
  if (known.size() > ours.size()) {
    return fail("key_missing", "the database knows " + std::to_string(known.size()) +
                                   " keys of this portal, and this program has " + std::to_string(ours.size()) +
                                   ". Give it all of them, one a line, the first one first: from secret.key of a "
                                   "machine where the portal runs, or from the backup.");
  }
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i].fingerprint == ours[i]) continue;
    return fail("key_other",
                "the portal's key " + std::to_string(i + 1) +
                    " isn't the one with which this database was written (fingerprint " + ours[i].substr(0, 12) +
                    ", expected " + known[i].fingerprint.substr(0, 12) +
                    "). Restore the key from the backup; a new one goes into a line of its own behind it.");
  }
  return {};
}

}  // namespace

std::vector<KnownKey> known_keys(soci::session& sql) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT cast(number as integer), fingerprint, kenes.to_micros(since) FROM kenes.portal_key"
                      " ORDER BY number");
  std::vector<KnownKey> known;
  for (const auto& row : rows)
    known.push_back({row.get<int>(0), row.get<std::string>(1), from_micros(row.get<long long>(2))});
  return known;
}

Result<void> note_keys(Database& database, const Secrets& secrets, Audit& audit, NewKeys fresh, Time now) {
  const auto ours = fingerprints(secrets);
  return database.write([&](soci::session& sql) -> Result<void> {
    auto known = known_keys(sql);
    const bool first_start = known.empty();
    if (auto same = compare(known, ours); !same) return same;
    if (fresh == NewKeys::refuse && !first_start && known.size() < ours.size()) {
      return fail("key_new",
                  "this program has a key that the portal's nodes weren't started with. Start them again "
                  "first, one after the other; then this command.");
    }
    for (auto number = known.size() + 1; number <= ours.size(); ++number) {
      if (!insert(sql, static_cast<int>(number), ours[number - 1], now) || first_start) continue;
      audit.record(sql, {0, "core.begin_key", "portal key:" + std::to_string(number), {}});
    }
    // Another node may have been quicker, with another key.
    known = known_keys(sql);
    return compare(known, ours);
  });
}

}  // namespace kenes::secrets
