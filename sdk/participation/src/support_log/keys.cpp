// The keys that sign checkpoints. They are derived from the portal's secret; what is stored is which are in use.
#include <spdlog/fmt/fmt.h>

#include "kenes/sql.hpp"
#include "log/note.hpp"
#include "submission/record.hpp"
#include "support_log/support_log.hpp"

namespace kenes::participation {
namespace {

// "log 2", derived from the portal's first key; "log 3@2" from the second (see Secrets::sign).
std::string purpose(int number, int portal_key) {
  return portal_key == 1 ? fmt::format("log {}", number) : fmt::format("log {}@{}", number, portal_key);
}

// The one in use first.
std::vector<std::string> purposes(soci::session& sql, int limit) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "select number, portal_key from participation.log_key order by number desc "
                      "limit cast(:limit as integer)",
       soci::use(limit));
  std::vector<std::string> all;
  for (const auto& row : rows) all.push_back(purpose(row.get<int>(0), row.get<int>(1)));
  return all;
}

}  // namespace

std::vector<std::string> KitSupportLog::public_keys(soci::session& sql) const {
  constexpr int all = 1'000;
  std::vector<std::string> keys;
  for (const auto& purpose : purposes(sql, all)) keys.push_back(host_.secrets().public_key(purpose));
  return keys;
}

std::vector<std::string> KitSupportLog::keys(soci::session& sql, std::string_view origin) {
  auto keys = public_keys(sql);
  for (auto& key : keys) key = log::verifier_key(origin, key);
  return keys;
}

std::string KitSupportLog::signed_head(soci::session& sql, const log::Frontier& tree, std::string_view origin) const {
  // Whoever trusts the key before the last change is carried over.
  constexpr int in_use = 2;
  const std::string name(origin);
  log::Note note{log::text_of({.origin = name, .size = tree.size(), .root = tree.root()}), {}};
  for (const auto& purpose : purposes(sql, in_use)) {
    const auto& secrets = host_.secrets();
    note.signatures.push_back({name, log::key_id(name, secrets.public_key(purpose)), secrets.sign(purpose, note.text)});
  }
  return log::write_note(note);
}

int KitSupportLog::change_key(soci::session& sql, const Actor& by) {
  const auto now = micros(host_.clock().now());
  const int portal_key = host_.secrets().keys();
  int number = 0;
  sql << "insert into participation.log_key (number, since, portal_key) select max(number) + 1, "
         "kenes.to_time(cast(:now "
         "as bigint)), cast(:key as integer) from participation.log_key returning number",
      soci::use(now), soci::use(portal_key), soci::into(number);
  host_.audit().record(sql, {by.person_id, "participation.change_log_key", fmt::format("log key:{}", number), {}});
  return number;
}

}  // namespace kenes::participation
