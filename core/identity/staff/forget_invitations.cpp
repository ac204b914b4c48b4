#include "identity/staff/forget_invitations.hpp"

namespace kenes::identity::staff {
namespace {

constexpr int most_at_once = 5'000;
constexpr std::chrono::days kept{30};

int forget(Host& host, Time before) {
  const long long at = micros(before);
  return host.database().write([&](soci::session& sql) {
    const int most = most_at_once;
    int gone = 0;
    sql << "WITH gone AS (DELETE FROM kenes.invitation WHERE id IN (SELECT id FROM kenes.invitation"
           " WHERE expires_at < kenes.to_time(cast(:before as bigint)) ORDER BY expires_at"
           " LIMIT cast(:most as integer)) RETURNING 1) SELECT count(*)::integer FROM gone",
        soci::use(at, "before"), soci::use(most, "most"), soci::into(gone);
    return gone;
  });
}

}  // namespace

void declare_forgetting(Registrar& registrar) {
  registrar.timer({.kind = "core.forget_invitations",
                   .every = std::chrono::hours{24},
                   .handler = [](Host& host, const boost::json::object&) {
                     while (forget(host, host.clock().now() - kept) == most_at_once) continue;
                   }});
}

}  // namespace kenes::identity::staff
