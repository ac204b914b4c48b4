#include "engine/address.hpp"
#include "engine/engine.hpp"
#include "kenes/sql.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <stdexcept>

namespace kenes::participation {
namespace {

std::optional<std::int64_t> find_origin(soci::session& sql, const KitEngine::Imported& from) {
  long long id = 0;
  sql << "select id from participation.submission where service = cast(:service as text) and "
         "origin = cast(:origin as text) for no key update",
      soci::use(from.service), soci::use(from.origin), soci::into(id);
  return sql.got_data() ? std::optional<std::int64_t>(id) : std::nullopt;
}

// The wanted id if it is free, else the next one. The sequence goes on behind whatever was taken.
std::int64_t take_id(soci::session& sql, std::int64_t wanted) {
  const std::string sequence = "pg_get_serial_sequence('participation.submission', 'id')";
  long long id = 0;
  if (wanted == 0) {
    sql << "select nextval(" + sequence + ")", soci::into(id);
    return id;
  }
  sql << "select id from participation.submission where id = cast(:id as bigint)", soci::use(wanted), soci::into(id);
  if (sql.got_data()) {
    throw std::invalid_argument(
        fmt::format("the id {} is taken by another submission; ask for id 0 to get a free one", wanted));
  }
  long long last = 0;
  sql << "select setval(" + sequence + ", greatest(cast(:id as bigint), nextval(" + sequence + ")))", soci::use(wanted),
      soci::into(last);
  return wanted;
}

void put_duty(soci::session& sql, const KitEngine::Imported& from, std::int64_t id, const Duty& duty) {
  const auto opened = micros(duty.opened_at);
  TimeParameter due(duty.due_at), met(duty.met_at);
  sql << "insert into participation.duty (submission_id, rule, kind, authority, service, opened_at, due_at, met_at) "
         "values (cast(:id as bigint), cast(:rule as text), cast(:kind as text), cast(:by as text), "
         "cast(:service as text), kenes.to_time(cast(:opened as bigint)), kenes.to_time(cast(:due as bigint)), "
         "kenes.to_time(cast(:met as bigint))) on conflict (submission_id, rule) do update set "
         "kind = excluded.kind, authority = excluded.authority, opened_at = excluded.opened_at, "
         "due_at = excluded.due_at, met_at = excluded.met_at, lapsed_at = null",
      soci::use(id), soci::use(duty.rule), soci::use(duty.kind), soci::use(duty.authority), soci::use(from.service),
      soci::use(opened), soci::use(due.us, due.indicator), soci::use(met.us, met.indicator);
}

}  // namespace

std::pair<std::int64_t, bool> KitEngine::import(soci::session& sql, const Imported& from) {
  const auto& process = processes_.of_service(from.service);
  const auto* stage = process.stage(from.stage);
  if (!stage) throw std::invalid_argument(fmt::format("the process '{}' has no stage '{}'", process.key, from.stage));
  if (!from.field.empty()) field_of(process, from.field);
  if (from.origin.empty()) throw std::invalid_argument("an imported submission needs the id that it has elsewhere");
  for (const auto& duty : from.duties) {
    if (!process.duty(duty.rule)) {
      throw std::invalid_argument(fmt::format("the process '{}' has no duty '{}'", process.key, duty.rule));
    }
  }
  const auto known = find_origin(sql, from);
  const auto id = known ? *known : take_id(sql, from.id);
  if (known) {
    update_imported(sql, from, *stage, id);
  } else {
    insert_imported(sql, from, *stage, id);
  }
  for (const auto& duty : from.duties) put_duty(sql, from, id, duty);
  auto record = lock_record(sql, id).value();
  set_goals(sql, record, *stage);
  return {id, !known};
}

void KitEngine::insert_imported(soci::session& sql, const Imported& from, const Stage& stage, std::int64_t id) {
  const auto token = host_.secrets().random_token(18);
  const auto created = micros(from.created_at);
  const auto& version = processes_.of_service(from.service).version;
  const std::string kind(to_word(stage.kind)), visibility(to_word(stage.visibility));
  sql << "insert into participation.submission (id, service, origin, process_version, stage, stage_kind, stage_since, "
         "visibility, author_id, link_token, created_at) values (cast(:id as bigint), cast(:service as text), "
         "cast(:origin as text), cast(:version as text), cast(:stage as text), cast(:kind as text), "
         "kenes.to_time(cast(:at as bigint)), cast(:visibility as text), 0, cast(:token as text), "
         "kenes.to_time(cast(:created as bigint)))",
      soci::use(id), soci::use(from.service), soci::use(from.origin), soci::use(version), soci::use(stage.id),
      soci::use(kind), soci::use(created), soci::use(visibility), soci::use(token), soci::use(created);
  update_imported(sql, from, stage, id);
  host_.audit().record(sql, {0,
                             "participation.import",
                             fmt::format("submission:{}", id),
                             {{"service", from.service}, {"origin", from.origin}}});
}

// What the ledger counted here stays on top of the official count. The stage began with the latest known date before
// its end.
void KitEngine::update_imported(soci::session& sql, const Imported& from, const Stage& stage, std::int64_t id) {
  const auto since =
      from.closed_at && stage.kind == StageKind::end ? *from.closed_at : from.published_at.value_or(from.created_at);
  const auto created = micros(from.created_at), began = micros(since);
  TimeParameter published(from.published_at), until(from.stage_until), closed(from.closed_at);
  const auto& process = processes_.of_service(from.service);
  const auto level = level_of(sql, process, from.territory);
  const std::string kind(to_word(stage.kind)), visibility(to_word(stage.visibility));
  sql << "update participation.submission set process_version = cast(:version as text), stage = cast(:stage as text), "
         "stage_kind = cast(:kind as text), stage_since = kenes.to_time(cast(:since as bigint)), "
         "territory = cast(:territory as text), level = cast(:level as text), field = cast(:field as text), addressee "
         "= cast(:addressee as text), "
         "stage_until = kenes.to_time(cast(:until as bigint)), visibility = cast(:visibility as text), "
         "support_count = support_count - count_base + cast(:base as bigint), count_base = cast(:base2 as bigint), "
         "reading_count = support_count - count_base + cast(:base3 as bigint), "
         "listed_count = support_count - count_base + cast(:base4 as bigint), "
         "created_at = kenes.to_time(cast(:created as bigint)), "
         "published_at = kenes.to_time(cast(:published as bigint)), "
         "closed_at = kenes.to_time(cast(:closed as bigint)) where id = cast(:id as bigint)",
      soci::use(process.version), soci::use(stage.id), soci::use(kind), soci::use(began), soci::use(from.territory),
      soci::use(level), soci::use(from.field), soci::use(from.addressee), soci::use(until.us, until.indicator),
      soci::use(visibility), soci::use(from.count_base), soci::use(from.count_base), soci::use(from.count_base),
      soci::use(from.count_base), soci::use(created), soci::use(published.us, published.indicator),
      soci::use(closed.us, closed.indicator), soci::use(id);
}

}  // namespace kenes::participation
