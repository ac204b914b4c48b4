#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "acts/act_row.hpp"
#include "acts/acts.hpp"
#include "kenes/authorities.hpp"
#include "timeline/timeline.hpp"

namespace kenes::participation {
namespace {

bool is_day(const std::string& text) {
  return text.size() == 10 && from_iso(text).has_value();
}

const Duty* open_duty(const std::vector<Duty>& duties, const std::string& rule) {
  const auto found =
      std::find_if(duties.begin(), duties.end(), [&](const Duty& duty) { return duty.rule == rule && duty.open(); });
  return found == duties.end() ? nullptr : &*found;
}

// What the kind of the act doesn't ask for is not kept.
Result<Act> completed(const ActRule& rule, const NewAct& wanted, const std::vector<Duty>& duties,
                      const Authorities* authorities) {
  Act act{.rule = rule.id, .kind = rule.kind, .authority = rule.by, .text = wanted.text};
  if (wanted.text.empty()) return fail("text_required", "an act needs a text that everyone can read");
  if (rule.kind == "invitation") {
    if (!is_day(wanted.on)) return fail("date_required", "an invitation needs a day such as 2026-03-27");
    act.on = wanted.on;
  }
  if (rule.kind == "evidence") {
    if (authorities == nullptr || authorities->find(wanted.body) == nullptr) {
      return fail("body_required", fmt::format("'{}' is no authority of this portal", wanted.body));
    }
    act.body = wanted.body;
  }
  if (rule.kind == "reminder") {
    const auto* duty = open_duty(duties, wanted.duty);
    if (duty == nullptr) return fail("duty_required", fmt::format("no duty '{}' is open", wanted.duty));
    act.duty = duty->rule;
    act.body = duty->authority;
  }
  return act;
}

boost::json::object data_of(const Act& act) {
  boost::json::object data{{"id", act.id}, {"act", act.rule}};
  for (const auto& [name, value] : {std::pair{"body", &act.body}, {"on", &act.on}, {"duty", &act.duty}}) {
    if (!value->empty()) data[name] = *value;
  }
  return data;
}

}  // namespace

std::optional<Act> KitActs::requested(soci::session& sql, const std::string& request) {
  if (request.empty()) return std::nullopt;
  soci::rowset<soci::row> rows =
      (sql.prepare << "select " + act_columns() + " from participation.act a where a.request = cast(:request as text)",
       soci::use(request));
  for (const auto& row : rows) return to_act(row);
  return std::nullopt;
}

Result<Act> KitActs::carry_out(soci::session& sql, std::int64_t submission_id, const NewAct& wanted, const Actor& by) {
  // Under the submission's lock, so that a request that arrives twice finds itself.
  const auto record = lock_record(sql, submission_id);
  if (!record) return fail("not_found", "there is no such submission");
  if (auto done = requested(sql, wanted.request)) return *done;
  if (record->shown.visibility != Visibility::everyone) {
    return fail("not_public", "acts are for submissions that everyone sees");
  }
  const auto submission = engine_.find(sql, submission_id);
  const auto* rule = engine_.process_of(*submission).act(wanted.rule);
  if (rule == nullptr) return fail("unknown_act", fmt::format("the process has no act '{}'", wanted.rule));
  auto act = completed(*rule, wanted, engine_.duties(sql, submission_id), host_.find<Authorities>());
  if (!act) return act;
  act->submission_id = submission_id;
  act->at = host_.clock().now();
  const auto now = micros(act->at);
  long long id = 0;
  sql << "insert into participation.act (submission_id, service, rule, kind, authority, text, on_day, body, duty, at, "
         "person_id, request) values (cast(:id as bigint), cast(:service as text), cast(:rule as text), "
         "cast(:kind as text), cast(:authority as text), cast(:text as text), "
         "cast(nullif(cast(:on as text), '') as date), cast(:body as text), cast(:duty as text), "
         "kenes.to_time(cast(:at as bigint)), cast(:by as bigint), nullif(cast(:request as text), '')) returning id",
      soci::use(submission_id), soci::use(record->shown.service), soci::use(act->rule), soci::use(act->kind),
      soci::use(act->authority), soci::use(act->text), soci::use(act->on), soci::use(act->body), soci::use(act->duty),
      soci::use(now), soci::use(by.person_id), soci::use(wanted.request), soci::into(id);
  act->id = id;
  KitTimeline().add(sql, submission_id, {act->at, "act", data_of(*act)});
  host_.audit().record(
      sql, {by.person_id, "participation.carry_out_act", fmt::format("submission:{}", submission_id), data_of(*act)});
  return act;
}

}  // namespace kenes::participation
