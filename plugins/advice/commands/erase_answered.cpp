#include "commands/erase_answered.hpp"

#include "domain/settings.hpp"

namespace kenes::advice {
namespace {

constexpr int at_once = 500;

int erase_some(soci::session& sql, const std::string& service, Time now, Time answered_before) {
  const auto at = micros(now), before = micros(answered_before);
  soci::statement update =
      (sql.prepare << "UPDATE advice.question SET name = '', contact = '', body = '', answer = '', claimed_name = '', "
                      "once = 'erased-' || id, erased_at = kenes.to_time(cast(:now AS bigint)) WHERE id IN "
                      "(SELECT id FROM advice.question WHERE service = cast(:service AS text) "
                      "AND answered_at IS NOT NULL AND erased_at IS NULL "
                      "AND answered_at < kenes.to_time(cast(:before AS bigint)) ORDER BY answered_at "
                      "LIMIT cast(:limit AS integer))",
       soci::use(at), soci::use(service), soci::use(before), soci::use(at_once));
  update.execute(true);
  return static_cast<int>(update.get_affected_rows());
}

}  // namespace

void erase_answered(Host& host) {
  const auto now = host.clock().now();
  for (const auto& service : host.services()) {
    if (service.plugin != host.plugin_id()) continue;
    const auto before = now - settings_of(service).keep;
    const auto step = [&](soci::session& sql) { return erase_some(sql, service.slug, now, before); };
    while (host.database().write(step) == at_once) {
    }
  }
}

}  // namespace kenes::advice
