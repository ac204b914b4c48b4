#include "import/add_example.hpp"

#include "commands/refresh_facets.hpp"
#include "domain/stages.hpp"
#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

// The petition that was taken in from this origin; 0 if there is none.
long long id_of_origin(soci::session& sql, const std::string& service, const std::string& origin) {
  long long id = 0;
  sql << "SELECT petition_id FROM petition.imported WHERE service = cast(:service as text) AND origin = cast(:origin "
         "as text)",
      soci::use(service), soci::use(origin), soci::into(id);
  return sql.got_data() ? id : 0;
}

void write_texts(soci::session& sql, std::int64_t id, const std::string& service, const Example& example, Time since,
                 bool everyone) {
  const auto at = sql::from(since);
  const auto frozen = everyone ? at : 0;
  const int anonymous = example.anonymous ? 1 : 0;
  sql << "INSERT INTO petition.petition (id, service, author_id, creator_name, anonymous, language, action, "
         "  background, additional_details, created_at, updated_at, frozen_at, text_sha256) "
         "SELECT cast(:id as bigint), cast(:service as text), 0, cast(:name as text), "
         "  cast(cast(:anonymous as integer) as boolean), cast(:language as text), t.action, "
         "  t.background, t.details, kenes.to_time(t.at), kenes.to_time(t.at), kenes.to_time(nullif(t.frozen, 0)), "
         "  CASE WHEN t.frozen <> 0 THEN encode(sha256(convert_to("
         "    t.action || E'\\n\\n' || t.background || E'\\n\\n' || t.details, 'UTF8')), 'hex') END "
         "FROM (SELECT cast(:action as text) AS action, cast(:background as text) AS background, "
         "  cast(:details as text) AS details, cast(:at as bigint) AS at, cast(:frozen as bigint) AS frozen) t",
      soci::use(id), soci::use(service), soci::use(example.creator_name), soci::use(anonymous),
      soci::use(example.language), soci::use(example.texts.action), soci::use(example.texts.background),
      soci::use(example.texts.additional_details), soci::use(at), soci::use(frozen);
  if (!example.reason.empty()) {
    sql << "UPDATE petition.petition SET rejected_at = created_at, rejection_code = cast(:code as text), "
           "rejection_details = cast(:details as text) WHERE id = cast(:id as bigint)",
        soci::use(example.reason), soci::use(example.reason_details), soci::use(id);
  }
  sql << "INSERT INTO petition.imported (petition_id, service, origin, file_sha256) VALUES "
         "(cast(:id as bigint), cast(:service as text), cast(:origin as text), 'example')",
      soci::use(id), soci::use(service), soci::use(example.origin);
}

void write_topics(soci::session& sql, std::int64_t id, const std::vector<std::string>& topics) {
  const auto codes = sql::array(topics);
  sql << "INSERT INTO petition.topic (petition_id, code) SELECT cast(:id as bigint), code "
         "FROM unnest(cast(:codes as text[])) AS code "
         "WHERE NOT EXISTS (SELECT 1 FROM petition.topic t WHERE t.petition_id = cast(:same as bigint)) "
         "ON CONFLICT DO NOTHING",
      soci::use(id), soci::use(codes), soci::use(id);
  refresh_facets(sql, id);
}

// What its stage opened on the way, as if it had come there by itself.
std::vector<participation::Duty> duties_of(soci::session& sql, const Office& office, const Process& process,
                                           const Stage& stage, const Example& example, Time since) {
  const auto place = office.kit->territories().find(sql, example.territory).value_or(participation::Territory{});
  auto opened = stage.opens;
  for (const auto& threshold : stage.thresholds) {
    const auto& asked = process.at_level(threshold.requirement, place.kind);
    const auto where = asked.of.empty() ? place : office.kit->territories().find(sql, asked.of).value_or(place);
    const auto supporters = asked.total(where.population);
    if (supporters && example.count >= *supporters) opened.push_back(threshold.opens);
  }
  participation::Submission standing;
  standing.territory = place.code;
  standing.level = place.kind;
  standing.field = example.field;
  standing.addressee = example.addressee;
  std::vector<participation::Duty> duties;
  for (const auto& id : opened) {
    const auto* rule = process.duty(id);
    participation::Duty duty;
    duty.rule = rule->id;
    duty.kind = rule->kind;
    duty.authority = authority_of(process, standing, rule->by);
    duty.opened_at = since;
    duty.due_at = office.engine().deadline_after(sql, process, rule->within, since);
    duties.push_back(std::move(duty));
  }
  return duties;
}

}  // namespace

std::string add_example(const Office& office, const std::string& service, const Example& example) {
  const auto& process = office.process(service);
  const auto* stage = process.stage(example.stage);
  return office.database().write([&](soci::session& sql) -> std::string {
    if (id_of_origin(sql, service, example.origin) != 0) return {};
    const auto since = office.host->clock().now() - std::chrono::hours{24} * example.days_ago;
    const bool everyone = is_public(*stage);
    participation::Engine::Imported imported;
    imported.service = service;
    imported.origin = example.origin;
    imported.stage = stage->id;
    imported.territory = example.territory;
    imported.field = example.field;
    imported.addressee = example.addressee;
    imported.count_base = example.count;
    imported.created_at = since;
    if (everyone) imported.published_at = since;
    if (stage->kind == participation::StageKind::end && everyone && example.reason.empty()) imported.closed_at = since;
    imported.duties = duties_of(sql, office, process, *stage, example, since);
    imported.stage_until = office.engine().deadline_after(sql, process, stage->within, since);
    const auto id = office.engine().import(sql, imported).first;
    write_texts(sql, id, service, example, since, everyone);
    office.kit->timeline().replace(
        sql, id,
        {{since, "stage", {{"from", ""}, {"to", stage->id}, {"cause", "imported"}, {"reason", example.reason}}}});
    write_topics(sql, id, example.topics);
    const auto path = "/" + std::to_string(id);
    if (everyone || stage->visibility != participation::Visibility::link) return office.link(service, path);
    return office.link(service, path + "/support/" + office.engine().find(sql, id)->link_token);
  });
}

void add_topics(const Office& office, const std::string& service, const std::string& origin,
                const std::vector<std::string>& topics) {
  office.database().write([&](soci::session& sql) {
    if (const auto id = id_of_origin(sql, service, origin); id != 0) write_topics(sql, id, topics);
  });
}

}  // namespace kenes::petition
