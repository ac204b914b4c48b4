#pragma once
// The process engine: the only way a submission moves. Every move is part of the caller's transaction, together with
// its timeline entry, audit record, timers and duties, and is made under a row lock: it happens once, however many try.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>
#include <boost/json.hpp>

#include "kenes/actor.hpp"
#include "kenes/participation/submission.hpp"
#include "kenes/result.hpp"

namespace kenes::participation {

struct Decision {
  std::string outcome;      // of the current stage: "reject"
  std::string reason = "";  // code
  std::string note = "";    // free text, shown to the author; part of the public timeline if the target stage is public
};

struct Move {
  Submission after;
  std::string from, to;
  // "submitted", "need_met", "duties_met", "deadline", or the outcome's id
  std::string cause;
  std::string reason, note;
  std::int64_t person_id = 0;  // who acted; 0: the portal itself
};

// What a plugin does when a submission of one of its services moves: mails, its own columns. Called inside the
// transaction of the move; an exception undoes the move. May run again if the transaction is retried.
class KENES_API Listener {
 public:
  virtual ~Listener();
  virtual void moved(soci::session&, const Move&) {}
  virtual void duty_opened(soci::session&, const Submission&, const Duty&) {}
  virtual void duty_met(soci::session&, const Submission&, const Duty&) {}
  virtual void duty_lapsed(soci::session&, const Submission&, const Duty&) {}
};

class KENES_API Engine {
 public:
  virtual ~Engine();

  // The process of a service as it is now, and the one under which a submission was filed; the latter was read through
  // this engine. Both stay valid as long as the kit. Throw std::invalid_argument if there is none. [any thread]
  virtual const Process& process(std::string_view service) const = 0;
  virtual const Process& process_of(const Submission& submission) const = 0;

  // `territory` is the code of the place that it is addressed to: one of a kind of the process's levels, or "" if the
  // process has none. `field` is one of the process's fields that isn't refused, or "" if the process has none. Throws
  // std::invalid_argument for any other. An author who isn't signed in files what came another way, by post, say: the
  // submission has no author then, and whoever submits it does so as an official.
  virtual Submission file(soci::session& sql, std::string_view service, const Actor& author,
                          std::string_view territory = {}, std::string_view field = {}) = 0;
  // Another place or field for a draft. Throws as file(). Errors: "not_found", "wrong_stage".
  virtual Result<Submission> readdress(soci::session& sql, std::int64_t id, std::string_view territory,
                                       std::string_view field) = 0;
  virtual std::optional<Submission> find(soci::session& sql, std::int64_t id) = 0;
  // The same for a crowd: those who ask at the same moment share one query. **Never call it inside a transaction** or
  // Database::read. [any thread]
  virtual std::optional<Submission> find_together(std::int64_t id) = 0;
  // Errors: "not_found", "wrong_stage" (somebody was faster), "unknown_outcome", "reason_required", "unknown_reason",
  // "note_required", "held" (a review that collects isn't left while its count is looked into). Messages
  // are English; callers show their own words.
  virtual Result<Submission> submit(soci::session& sql, std::int64_t id, const Actor& author) = 0;
  // What was filed without an author; `by` entered it. Errors as submit().
  virtual Result<Submission> submit_for_absent(soci::session& sql, std::int64_t id, const Actor& by) = 0;
  virtual Result<Submission> decide(soci::session& sql, std::int64_t id, const Decision& decision, const Actor& by) = 0;
  // Errors: "not_found", "not_open" (no such duty, or met or lapsed already).
  virtual Result<Duty> meet_duty(soci::session& sql, std::int64_t id, std::string_view rule, const Actor& by) = 0;

  // When a period of this process that begins at `from` ends, by the portal's time zone and the process's calendar.
  virtual std::optional<Time> deadline_after(soci::session& sql, const Process& process,
                                             const std::optional<Period>& period, Time from) = 0;

  virtual std::vector<Duty> duties(soci::session& sql, std::int64_t id) = 0;

  // A submission that exists elsewhere, with the official count, dates and duties as they are; no timers, no mail, no
  // thresholds fire. The same (service, origin) is updated, not added. Deadlines in the past are kept as history.
  struct Imported {
    std::string service;
    std::string origin;   // "241584"
    std::int64_t id = 0;  // wanted id; 0: the next free one
    std::string stage;
    std::string territory = {};  // by code, where the process has levels
    std::string field = {};
    std::string addressee = {};
    std::int64_t count_base = 0;
    Time created_at{};
    std::optional<Time> published_at, stage_until, closed_at;
    std::vector<Duty> duties;  // submission_id is ignored
  };
  // The id, and whether it was new.
  virtual std::pair<std::int64_t, bool> import(soci::session& sql, const Imported& submission) = 0;

  // [main thread, in start()]
  virtual void listen(std::string_view service, Listener& listener) = 0;
};

}  // namespace kenes::participation
