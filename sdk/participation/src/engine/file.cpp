#include "engine/engine.hpp"
#include "timeline/stage_entry.hpp"

namespace kenes::participation {

Submission KitEngine::file(soci::session& sql, std::string_view service, const Actor& author) {
  const auto& process = processes_.of_service(service);
  const auto& first = process.stages.front();
  const auto now = micros(host_.clock().now());
  const auto token = host_.secrets().random_token(18);
  const std::string slug(service), kind(to_word(first.kind)), visibility(to_word(first.visibility));
  const auto period = first.within ? first.within->to_sql() : std::string();
  long long id = 0;
  sql << "insert into participation.submission (service, process_version, stage, stage_kind, stage_since, stage_until, "
         "visibility, author_id, link_token, created_at, published_at) "
         "select cast(:service as text), cast(:version as text), cast(:stage as text), cast(:kind as text), n.now, "
         "(n.now at time zone z.zone + cast(nullif(cast(:within as text), '') as interval)) at time zone z.zone, "
         "v.visibility, cast(:author as bigint), cast(:token as text), n.now, "
         "case when v.visibility = 'everyone' then n.now end "
         "from (select kenes.to_time(cast(:now as bigint)) as now) n, (select cast(:zone as text) as zone) z, "
         "(select cast(:visibility as text) as visibility) v returning id",
      soci::use(slug), soci::use(process.version), soci::use(first.id), soci::use(kind), soci::use(period),
      soci::use(author.person_id), soci::use(token), soci::use(now), soci::use(host_.time_zone()),
      soci::use(visibility), soci::into(id);
  const auto record = lock_record(sql, id).value();
  add_stage_entry(sql, record, first, "", {.id = "filed", .person_id = author.person_id});
  host_.audit().record(sql, {author.person_id,
                             "participation.file",
                             "submission:" + std::to_string(id),
                             {{"service", slug}, {"process", process.version}}});
  start_timer(sql, record, first);
  return record.shown;
}

}  // namespace kenes::participation
