#pragma once
// What an authority does beside its duties, in the open: a committee writes to the author, invites, asks a body for
// evidence, reminds of what is owed. What may be done is in the process ([[act]]).
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/api.hpp"
#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

struct Act {
  std::int64_t id = 0;
  std::int64_t submission_id = 0;
  std::string rule;       // id of the ActRule
  std::string kind;       // of the rule, when it was done
  std::string authority;  // whose act it is
  std::string text;       // for everyone
  std::string on;         // invitation: a day, "2026-03-27"
  std::string body;       // evidence: key of the authority that is asked; reminder: of the one that owes
  std::string duty;       // reminder: the rule of a duty that was open then
  Time at{};
  std::optional<Time> withdrawn_at;  // it stays to be seen, with the reason
  std::string withdrawn_because;
};

struct NewAct {
  std::string rule, text, on, body, duty;  // as in Act
  std::string request = {};  // unguessable, made for the form: the same request is one act, however often it arrives
};

// All calls are part of the caller's transaction. [any thread]
class KENES_API Acts {
 public:
  virtual ~Acts();
  // Records it, in the timeline (kind "act": id, act, body, on, duty) and the audit. Errors: "not_found", "not_public"
  // (not everyone sees the submission), "unknown_act", "text_required", "date_required" (a real day), "body_required"
  // (an authority of this portal), "duty_required" (one that is open). An answered request is told as it was recorded.
  virtual Result<Act> carry_out(soci::session& sql, std::int64_t submission_id, const NewAct& act, const Actor& by) = 0;
  // It stays to be seen as withdrawn (timeline "act_withdrawn": id, act). Errors: "not_found", "withdrawn_already",
  // "reason_required".
  virtual Result<Act> withdraw(soci::session& sql, std::int64_t id, const std::string& because, const Actor& by) = 0;
  virtual std::optional<Act> find(soci::session& sql, std::int64_t id) = 0;
  // Of one submission, the oldest first, at most 500.
  virtual std::vector<Act> of(soci::session& sql, std::int64_t submission_id) = 0;
  // Of a service, the latest first; those before `before`, an id (0: from the latest).
  virtual std::vector<Act> latest(soci::session& sql, std::string_view service, std::int64_t before, int limit) = 0;
};

}  // namespace kenes::participation
