#include "commands/refresh_facets.hpp"

namespace kenes::petition {

void refresh_facets(soci::session& sql, std::int64_t petition_id) {
  sql << "WITH shown AS (SELECT s.id, s.service, s.stage, s.field FROM participation.submission s "
         "    JOIN petition.petition p ON p.id = s.id "
         "    WHERE s.id = cast(:id as bigint) AND s.visibility = 'everyone'), "
         "standing AS (SELECT id, service, 'all' AS facet FROM shown "
         "  UNION SELECT id, service, 'stage:' || stage FROM shown "
         "  UNION SELECT shown.id, shown.service, CASE WHEN d.met_at IS NULL THEN 'awaiting:' ELSE 'met:' END || "
         "d.rule "
         "    FROM shown JOIN participation.duty d ON d.submission_id = shown.id AND d.lapsed_at IS NULL), "
         "by_topic AS (SELECT id, service, facet FROM standing "
         "  UNION SELECT standing.id, standing.service, standing.facet || '&topic:' || t.code "
         "    FROM standing JOIN petition.topic t ON t.petition_id = standing.id), "
         "wanted AS (SELECT id, service, facet FROM by_topic "
         "  UNION SELECT b.id, b.service, b.facet || '&field:' || shown.field "
         "    FROM by_topic b JOIN shown ON shown.id = b.id WHERE shown.field <> ''), "
         "gone AS (DELETE FROM petition.facet f WHERE f.petition_id = cast(:same_id as bigint) "
         "    AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.facet = f.facet)) "
         "INSERT INTO petition.facet (petition_id, service, facet) SELECT id, service, facet FROM wanted "
         "ON CONFLICT (petition_id, facet) DO NOTHING",
      soci::use(petition_id), soci::use(petition_id);
}

}  // namespace kenes::petition
