#include "commands/moderate_petition.hpp"
#include "commands/refresh_facets.hpp"
#include "kenes/sql.hpp"
#include "queries/find_petition.hpp"

namespace kenes::petition {

Result<void> assign_topics(const Office& office, std::string_view service, std::int64_t id,
                           const std::vector<std::string>& codes, const Actor& by) {
  std::vector<std::string> known;
  for (const auto& code : codes) {
    if (office.settings_of(service).topic(code) != nullptr) known.push_back(code);
  }
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto petition = find_petition(sql, office, service, id);
    if (!petition) return fail("not_found", "there is no such petition in this service");
    const auto wanted = sql::array(known);
    sql << "DELETE FROM petition.topic WHERE petition_id = cast(:id as bigint)", soci::use(id);
    sql << "INSERT INTO petition.topic (petition_id, code) "
           "SELECT DISTINCT cast(:id as bigint), code FROM unnest(cast(:codes as text[])) AS code",
        soci::use(id), soci::use(wanted);
    refresh_facets(sql, id);
    boost::json::array names(known.begin(), known.end());
    office.host->audit().record(
        sql, {by.person_id, "petition.assign_topics", "petition:" + std::to_string(id), {{"topics", names}}});
    return {};
  });
}

}  // namespace kenes::petition
