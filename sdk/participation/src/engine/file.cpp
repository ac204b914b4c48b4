#include "engine/address.hpp"
#include "engine/engine.hpp"
#include "timeline/stage_entry.hpp"

namespace kenes::participation {

Submission KitEngine::file(soci::session& sql, std::string_view service, const Actor& author,
                           std::string_view territory, std::string_view field) {
  const auto& process = processes_.of_service(service);
  const auto& first = process.stages.front();
  const auto now = micros(host_.clock().now());
  const auto token = host_.secrets().random_token(18);
  const std::string slug(service), kind(to_word(first.kind)), visibility(to_word(first.visibility));
  const std::string place(territory), level = level_of(sql, process, place), about = field_of(process, field);
  TimeParameter until(deadline_after(sql, process, first.within, host_.clock().now()));
  long long id = 0;
  sql << "insert into participation.submission (service, process_version, stage, stage_kind, stage_since, stage_until, "
         "visibility, author_id, link_token, created_at, published_at, territory, level, field) "
         "select cast(:service as text), cast(:version as text), cast(:stage as text), cast(:kind as text), n.now, "
         "kenes.to_time(cast(:until as bigint)), "
         "v.visibility, cast(:author as bigint), cast(:token as text), n.now, "
         "case when v.visibility = 'everyone' then n.now end, cast(:territory as text), cast(:level as text), "
         "cast(:field as text) "
         "from (select kenes.to_time(cast(:now as bigint)) as now) n, "
         "(select cast(:visibility as text) as visibility) v returning id",
      soci::use(slug), soci::use(process.version), soci::use(first.id), soci::use(kind),
      soci::use(until.us, until.indicator), soci::use(author.person_id), soci::use(token), soci::use(place),
      soci::use(level), soci::use(about), soci::use(now), soci::use(visibility), soci::into(id);
  auto record = lock_record(sql, id).value();
  set_goals(sql, record, first);
  add_stage_entry(sql, record, first, "", {.id = "filed", .person_id = author.person_id});
  host_.audit().record(sql, {author.person_id,
                             "participation.file",
                             "submission:" + std::to_string(id),
                             {{"service", slug}, {"process", process.version}}});
  start_timer(sql, record, first);
  open_duties(sql, record, first);
  return record.shown;
}

}  // namespace kenes::participation
