#pragma once
#include <map>

#include "engine/processes.hpp"
#include "kenes/gather.hpp"
#include "kenes/host.hpp"
#include "kenes/participation/engine.hpp"
#include "submission/record.hpp"

namespace kenes::participation {

// Who or what moves a submission.
struct Cause {
  std::string id;  // "submitted", "need_met", "duties_met", "deadline", or an outcome
  std::string reason = {}, note = {};
  std::int64_t person_id = 0;
};

// The engine, one use case a file: file, submit, decide, deadline, duties, import; all of them move by move.cpp.
class KitEngine : public Engine {
 public:
  static constexpr const char* deadline_job = "participation.deadline";

  explicit KitEngine(Host& host) : host_(host) {}
  std::vector<Territory> load_processes() { return processes_.load(host_); }

  const Process& process(std::string_view service) const override { return processes_.of_service(service); }
  const Process& process_of(const Submission& submission) const override;
  Submission file(soci::session& sql, std::string_view service, const Actor& author, std::string_view territory,
                  std::string_view field) override;
  Result<Submission> readdress(soci::session& sql, std::int64_t id, std::string_view territory,
                               std::string_view field) override;
  std::optional<Submission> find(soci::session& sql, std::int64_t id) override;
  std::optional<Submission> find_together(std::int64_t id) override;
  Result<Submission> submit(soci::session& sql, std::int64_t id, const Actor& author) override;
  Result<Submission> submit_for_absent(soci::session& sql, std::int64_t id, const Actor& by) override;
  Result<Submission> decide(soci::session& sql, std::int64_t id, const Decision& decision, const Actor& by) override;
  Result<Duty> meet_duty(soci::session& sql, std::int64_t id, std::string_view rule, const Actor& by) override;
  std::optional<Time> deadline_after(soci::session& sql, const Process& process, const std::optional<Period>& period,
                                     Time from) override;
  std::vector<Duty> duties(soci::session& sql, std::int64_t id) override;
  std::pair<std::int64_t, bool> import(soci::session& sql, const Imported& submission) override;
  void listen(std::string_view service, Listener& listener) override;

  // The timer of one entry of a stage went off. Does nothing if the submission has moved since or a pause holds the
  // deadline up, and asks for a new timer if the deadline was put off.
  void deadline(soci::session& sql, std::int64_t id, int entry);

  // A deadline was put off after its timer had gone off.
  void start_timer(soci::session& sql, std::int64_t id, int entry);

  // Whether supporters may sign now. After a standstill the timer may be late; the deadline holds all the same.
  static bool collecting(const Record& record, const Stage& stage, Time now);

  // The ledger counted: opens the duties of thresholds above `before` and up to `peak`, the highest count that was
  // reached, lets those lapse that the rules say when the count fell, and moves on if the need is met. `record` is
  // locked and up to date; afterwards it is where the submission stands.
  void counted(soci::session& sql, Record& record, std::int64_t before, std::int64_t peak);

  // What the count did nothing to while the submission was held is done now.
  void hold_ended(soci::session& sql, std::int64_t id);

  // The total at which the stage is left, if nothing but the total matters. nullopt: none, or a distribution, too.
  std::optional<std::int64_t> plain_need(soci::session& sql, const Record& record, const Stage& stage);
  // The totals at which a duty may lapse: crossing one of them, either way, must be seen by itself.
  std::vector<std::int64_t> lapsing_totals(soci::session& sql, const Record& record, const Stage& stage);

  // Of the record's own version.
  const Process& process_of(soci::session& sql, const Record& record) {
    return processes_.of_version(sql, record.shown.process_version);
  }
  const Stage& stage_of(soci::session& sql, const Record& record);

 private:
  // Moves the locked record and goes on as long as a need is met already.
  void move(soci::session& sql, Record& record, const std::string& to, const Cause& cause);
  void enter(soci::session& sql, Record& record, const Stage& to, Time closed_at);
  // Keeps the numbers of a stage that depend on a population, unless they are kept already.
  void set_goals(soci::session& sql, Record& record, const Stage& stage);
  bool need_met(soci::session& sql, const Record& record, const Stage& stage);
  void start_timer(soci::session& sql, const Record& record, const Stage& stage);
  void tell_moved(soci::session& sql, const Record& record, const Stage& to, const std::string& from,
                  const Cause& cause);
  void open_duty(soci::session& sql, const Record& record, const DutyRule& rule);
  // Its stage takes no support any more: what thresholds opened is owed or not by the count as it is now.
  void recounted(soci::session& sql, const Record& record);
  // Opens duties of thresholds above `before` and up to `peak`; lets lapse what the count is below and `before` or
  // `peak` were not.
  void look_at_thresholds(soci::session& sql, const Record& record, const Stage& stage, std::int64_t before,
                          std::int64_t peak);
  void lapse_duty(soci::session& sql, const Record& record, const std::string& rule);
  // What the stage opens on entry; and on to the next if it awaits duties and all are met.
  void open_duties(soci::session& sql, const Record& record, const Stage& stage);
  void go_on_if_met(soci::session& sql, Record& record);
  void update_imported(soci::session& sql, const Imported& from, const Stage& stage, std::int64_t id);
  std::map<std::int64_t, Submission> find_all(const std::vector<std::int64_t>& ids);
  void insert_imported(soci::session& sql, const Imported& from, const Stage& stage, std::int64_t id);
  template <class F>
  void each_listener(const std::string& service, F&& tell);

  Host& host_;
  Processes processes_;
  std::map<std::string, std::vector<Listener*>, std::less<>> listeners_;
  Gather<std::int64_t, Submission> together_{[this](const auto& ids) { return find_all(ids); }};
};

template <class F>
void KitEngine::each_listener(const std::string& service, F&& tell) {
  const auto found = listeners_.find(service);
  if (found == listeners_.end()) return;
  for (auto* listener : found->second) tell(*listener);
}

}  // namespace kenes::participation
