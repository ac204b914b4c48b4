// What happens to the submission on trial, in words.
#include <spdlog/fmt/fmt.h>

#include <iterator>

#include "simulate/trial.hpp"

namespace kenes::participation {
namespace {

std::string why(const Move& move) {
  if (move.cause == "submitted") return "the author submitted it";
  if (move.cause == "need_met") return "the need is met";
  if (move.cause == "duties_met") return "all is done";
  if (move.cause == "deadline") return "the time is over";
  return fmt::format("decided: {}", move.cause);
}

}  // namespace

void Trial::moved(soci::session&, const Move& move) {
  const auto& process = kit_.engine().process(service);
  const auto& to = *process.stage(move.to);
  tell(host_.clock().now(), move.after.support_count, fmt::format("{}: {}", why(move), to.title.in("en")),
       move.after.stage_until);
}

std::string Trial::owed(const Duty& duty) const {
  const auto* rule = kit_.engine().process(service).duty(duty.rule);
  return fmt::format("{}, owed by {}", rule == nullptr ? duty.rule : rule->title.in("en"),
                     authority_title(host_.find<Authorities>(), duty.authority, "en"));
}

void Trial::duty_opened(soci::session&, const Submission& submission, const Duty& duty) {
  tell(duty.opened_at, submission.support_count, "duty opened: " + owed(duty) + (duty.due_at ? "" : ", without a date"),
       duty.due_at);
}

void Trial::duty_met(soci::session&, const Submission& submission, const Duty& duty) {
  tell(*duty.met_at, submission.support_count, "duty met: " + owed(duty));
}

void Trial::duty_lapsed(soci::session&, const Submission& submission, const Duty& duty) {
  tell(host_.clock().now(), submission.support_count, "duty lapsed: " + owed(duty));
}

void Trial::due_dates(std::int64_t id) {
  const auto all = host_.database().read([&](soci::session& sql) { return kit_.engine().duties(sql, id); });
  for (const auto& duty : all) {
    if (!duty.due_at || duty.met_at) continue;
    const auto later = counts_.upper_bound(*duty.due_at);
    const auto count = later == counts_.begin() ? 0 : std::prev(later)->second;
    tell(*duty.due_at, count, "is due: " + owed(duty));
  }
}

}  // namespace kenes::participation
