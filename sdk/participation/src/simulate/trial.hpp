#pragma once
// One submission through the engine that a portal runs, on a clock that jumps from event to event.
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "kenes/scratch.hpp"
#include "kit.hpp"
#include "simulate/crowd.hpp"
#include "simulate/flow.hpp"

namespace kenes::participation {

struct TrialEvent {
  Time at{};
  std::int64_t count = 0;
  std::string what;                // for people
  std::optional<Time> until = {};  // how long there is time then, or when it is due
};

// What an authority decides at a review: the id of one of the stage's outcomes.
using Chooser = std::function<std::string(const Stage&)>;

class Trial : private Listener {
 public:
  static constexpr const char* service = "trial";

  Trial(Host& host, WholeKit& kit, Scratch& scratch, Flow flow, Chooser choose)
      : host_(host), kit_(kit), scratch_(scratch), flow_(std::move(flow)), choose_(std::move(choose)) {}

  // To the end of the procedure, or to where nothing moves it any more. An author submits at once, an authority decides
  // and meets its duties on the last day, supporters come as they do in the flow whenever they may. What fell due is
  // among the events, which are in order of time. Throws std::runtime_error if the procedure goes round in circles.
  std::vector<TrialEvent> run(const std::string& territory, std::vector<std::string> homes);

 private:
  // How a step leaves things: moved on, or at rest for ever.
  enum class Step { on, rest };

  Step draft(const Submission& at);
  Step collect(const Submission& at, Crowd& crowd);
  Step review(const Submission& at, const Stage& stage, Crowd& crowd);
  Step await(const Submission& at);
  // Lets supporters come until then, or until the submission moves on. False if it did.
  bool pass(const Submission& at, Time until, Crowd& crowd);
  Submission now_at(std::int64_t id);
  void due_dates(std::int64_t id);

  void moved(soci::session& sql, const Move& move) override;
  void duty_opened(soci::session& sql, const Submission& submission, const Duty& duty) override;
  void duty_met(soci::session& sql, const Submission& submission, const Duty& duty) override;
  void duty_lapsed(soci::session& sql, const Submission& submission, const Duty& duty) override;
  void tell(Time at, std::int64_t count, std::string what, std::optional<Time> until = {}) {
    events_.push_back({at, count, std::move(what), until});
  }
  std::string owed(const Duty& duty) const;

  Host& host_;
  WholeKit& kit_;
  Scratch& scratch_;
  const Flow flow_;
  const Chooser choose_;
  std::size_t next_ = 0;                 // point of the flow
  std::chrono::microseconds flowed_{};   // the flow stands still while nobody may support
  std::map<Time, std::int64_t> counts_;  // of supporters, when it changed
  std::vector<TrialEvent> events_;
};

}  // namespace kenes::participation
