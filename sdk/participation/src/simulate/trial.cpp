#include "simulate/trial.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <stdexcept>

namespace kenes::participation {
namespace {

constexpr int most_moves = 200;

Actor author() {
  Actor actor;
  actor.person_id = 1;
  actor.person_key = "trial:author";
  return actor;
}

Actor official() {
  Actor actor;
  actor.person_id = 2;
  actor.person_key = "trial:official";
  return actor;
}

// The first in which something can be filed; "" if nobody is asked.
std::string first_field(const Process& process) {
  for (const auto& field : process.fields) {
    if (!field.refuse) return field.id;
  }
  return {};
}

}  // namespace

std::vector<TrialEvent> Trial::run(const std::string& territory, std::vector<std::string> homes) {
  auto& engine = kit_.engine();
  engine.listen(service, *this);
  const auto& process = engine.process(service);
  const auto field = first_field(process);
  const auto filed =
      host_.database().write([&](soci::session& sql) { return engine.file(sql, service, author(), territory, field); });
  tell(filed.created_at, 0, "filed: " + process.stage(filed.stage)->title.in("en"));
  Crowd crowd(host_, engine, filed.id, std::move(homes));
  auto step = Step::on;
  for (int moves = 0; step == Step::on; ++moves) {
    if (moves == most_moves)
      throw std::runtime_error("the procedure went through 200 steps without an end; choose other outcomes");
    const auto at = now_at(filed.id);
    const auto& stage = *process.stage(at.stage);
    switch (stage.kind) {
      case StageKind::draft:
        step = draft(at);
        break;
      case StageKind::collect:
        step = collect(at, crowd);
        break;
      case StageKind::review:
        step = review(at, stage, crowd);
        break;
      case StageKind::await:
        step = await(at);
        break;
      case StageKind::end:
        step = Step::rest;
    }
  }
  due_dates(filed.id);
  std::stable_sort(events_.begin(), events_.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return std::move(events_);
}

Submission Trial::now_at(std::int64_t id) {
  return host_.database().read([&](soci::session& sql) { return kit_.engine().find(sql, id).value(); });
}

Trial::Step Trial::draft(const Submission& at) {
  const auto done =
      host_.database().write([&](soci::session& sql) { return kit_.engine().submit(sql, at.id, author()); });
  if (!done) throw std::runtime_error(done.error().message);
  return Step::on;
}

Trial::Step Trial::collect(const Submission& at, Crowd& crowd) {
  if (!pass(at, Time::max(), crowd)) return Step::on;
  const auto now = host_.clock().now();
  tell(now, crowd.size(), "no more supporters come, and there is no deadline: it stays here");
  return Step::rest;
}

Trial::Step Trial::review(const Submission& at, const Stage& stage, Crowd& crowd) {
  const auto outcome = choose_(stage);
  const auto* chosen = stage.outcome(outcome);
  if (chosen == nullptr) throw std::runtime_error(fmt::format("stage '{}' has no outcome '{}'", stage.id, outcome));
  const auto until = std::max(at.stage_until.value_or(host_.clock().now()), host_.clock().now());
  if (stage.collects) {
    pass(at, until, crowd);
  } else {
    scratch_.advance_to(until);
  }
  Decision decision{outcome};
  const auto& reasons = kit_.engine().process(service).reasons;
  if (chosen->needs_reason) decision.reason = reasons.front().code;
  if (chosen->needs_note) decision.note = "trial";
  const auto done = host_.database().write(
      [&](soci::session& sql) { return kit_.engine().decide(sql, at.id, decision, official()); });
  if (!done) throw std::runtime_error(done.error().message);
  return Step::on;
}

Trial::Step Trial::await(const Submission& at) {
  auto& engine = kit_.engine();
  const auto& opens = engine.process(service).stage(at.stage)->opens;
  auto owed = host_.database().read([&](soci::session& sql) { return engine.duties(sql, at.id); });
  std::erase_if(owed, [&](const Duty& duty) {
    return duty.met_at || std::find(opens.begin(), opens.end(), duty.rule) == opens.end();
  });
  const auto now = host_.clock().now();
  const auto next = std::min_element(owed.begin(), owed.end(), [&](const Duty& a, const Duty& b) {
    return a.due_at.value_or(now) < b.due_at.value_or(now);
  });
  if (next == owed.end()) return Step::rest;
  scratch_.advance_to(std::max(now, next->due_at.value_or(now)));
  const auto done =
      host_.database().write([&](soci::session& sql) { return engine.meet_duty(sql, at.id, next->rule, official()); });
  if (!done) throw std::runtime_error(done.error().message);
  return Step::on;
}

bool Trial::pass(const Submission& at, Time until, Crowd& crowd) {
  const auto began = host_.clock().now() - flowed_;  // when the flow would have begun without standing still
  const auto moved_on = [&] {
    const auto now = now_at(at.id);
    return now.stage_since != at.stage_since || now.stage != at.stage;
  };
  while (true) {
    const auto now = host_.clock().now();
    const bool more = next_ < flow_.size();
    const auto point = more ? std::max(now, began + flow_[next_].after) : Time::max();
    const auto job = scratch_.next_job();
    const auto event = std::min({point, job.value_or(Time::max()), until});
    if (event == Time::max()) return true;
    scratch_.advance_to(event);
    flowed_ = event - began;
    const bool alone = !job || event < *job;  // nothing but supporters can have moved it
    if (!alone && moved_on()) return false;
    if (event == point) {
      if (crowd.become(flow_[next_].count) == flow_[next_].count) ++next_;
      counts_[event] = crowd.size();
      if (moved_on()) return false;
    }
    if (event == until) return true;
  }
}

}  // namespace kenes::participation
