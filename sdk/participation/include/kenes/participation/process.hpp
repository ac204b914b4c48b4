#pragma once
// A procedure that law prescribes, as data: read from a process file, never changed while the portal runs.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/actor.hpp"
#include "kenes/api.hpp"
#include "kenes/document.hpp"
#include "kenes/participation/calendar.hpp"
#include "kenes/participation/eligibility.hpp"
#include "kenes/participation/requirement.hpp"
#include "kenes/service.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

// A calendar interval. "6 months" from 31 August ends on the last day of February at the same wall-clock time in the
// portal's time zone (PostgreSQL's `timestamptz + interval` in that zone, which the kit uses for all of its deadlines).
struct Period {
  int months = 0, days = 0, minutes = 0;
  int working_days = 0;  // of the process's calendar; then the others are 0
  bool empty() const { return months == 0 && days == 0 && minutes == 0 && working_days == 0; }
  // "6 mons 0 days 0 mins", for cast(:p as interval). Working days are no interval: see Engine::deadline_after.
  KENES_API std::string to_sql() const;
};
KENES_API Result<Period> parse_period(std::string_view text);

// draft: the author writes; collect: supporters sign; review: an authority decides; await: authorities do what they
// owe; end: nothing more happens by itself.
enum class StageKind { draft, collect, review, await, end };
// Who sees a submission: its author and staff; whoever has the link; everyone, in lists; nobody but staff.
enum class Visibility { author, link, everyone, staff };

// What happens to a duty when the count falls below the threshold that opened it, before the duty is met: it stays; or
// it lapses, and opens again with a new due date when the count is reached again.
enum class FallsBack { stays, lapses };

// Whether supporters' names are public, with the day of their signature: whoever signs consents to it (GDPR, Art.
// 6(1)(a)). never: nobody's; optional: whose who want it; required: only who consents can sign.
enum class NamesShown { never, optional, required };

struct Threshold {
  Requirement requirement;
  std::string opens;  // a duty
  FallsBack falls_back = FallsBack::stays;
};

struct Outcome {
  std::string id;  // "publish"
  std::string to;  // stage
  bool needs_reason = false;
  bool needs_note = false;
  LocalText title;        // "Publish, to parliament"; empty: the title of the stage it leads to says enough
  std::string addressee;  // authority: what {addressee} in `by` means from now on; "" as before
};

struct Stage {
  std::string id;
  StageKind kind = StageKind::end;
  Visibility visibility = Visibility::author;
  LocalText title;
  LocalText explanation;         // one sentence for the public guide and the submission's page
  std::string by;                // authority of a review; see authority_of for {level} and the like
  std::optional<Period> within;  // deadline of the stage
  std::string then;  // draft: after submitting; collect: when `need` is met, or at the deadline if there is no need
  std::string otherwise;              // where the deadline leads when the need wasn't met; "" for `then`
  Requirement need;                   // collect
  bool author_may_support = true;     // collect
  std::vector<Threshold> thresholds;  // collect, review that collects
  std::vector<Outcome> outcomes;      // review
  bool collects = false;              // review: supporters may sign meanwhile
  bool together = false;              // review: the authority and the author edit the texts together before it decides
  std::vector<std::string> opens;     // duties that are opened on entry; await: it is left when all of them are met

  bool takes_support() const { return kind == StageKind::collect || collects; }

  KENES_API const Outcome* outcome(std::string_view id) const;
};

struct DutyRule {
  std::string id;                // "government-response"
  std::string kind;              // answer, debate, hearing, decision, contact, verification, publication
  std::string by;                // authority, as Stage::by
  std::optional<Period> within;  // no period: due, but without a date
  LocalText title;
};

// What an authority may do to any submission that everyone sees, beside its duties. The public text is written when it
// is done.
struct ActRule {
  std::string id;         // "letter"
  std::string kind;       // letter (to the author), invitation (of the author), evidence (asked of a body), reminder
                          // (of an open duty)
  std::string by;         // authority
  LocalText title;        // "Letter to the petitioner"
  LocalText explanation;  // one sentence for the public guide
  bool tells_supporters = false;  // those who asked for news are told
};

// A coded reason of a decision (for a rejection, say). `hidden`: the text must not be shown, only the reason.
struct Reason {
  std::string code;
  bool hidden = false;
  LocalText title;
  LocalText explanation;
};

// What a process says of submissions that are addressed to a territory of one kind.
struct Level {
  std::string kind;  // of the territory: "region"
  LocalText title;
  Requirement need;       // what `by_level` means here
  std::string authority;  // what {level} in `by` means here; may hold {territory}
};

// What is said of submissions that belong elsewhere.
struct Refusal {
  LocalText title, explanation;
  std::string href;  // where to go instead; "" nowhere
};

// What a submission may be about; its author chooses one.
struct Field {
  std::string id;
  LocalText title;
  LocalText explanation;
  std::string authority;          // what {field} in `by` means here; may hold {territory}
  std::optional<Refusal> refuse;  // nothing can be filed in it
};

struct Process {
  std::string key;  // "uk-parliament"
  // SHA-256 of what the file says (layout and comments don't count); a submission keeps the version under which it was
  // filed.
  std::string version;
  LocalText title;
  std::map<std::string, std::int64_t, std::less<>> limits;  // characters: "action" = 80
  Eligibility author, support;
  NamesShown names = NamesShown::never;
  std::vector<Stage> stages;  // the first is where a submission begins
  std::vector<DutyRule> duties;
  std::vector<ActRule> acts;
  std::vector<Reason> reasons;
  std::vector<Level> levels;        // empty: submissions are addressed to no place in particular
  std::vector<Field> fields;        // empty: nobody is asked what a submission is about
  bool collects_in_pauses = false;  // supporters may sign during a pause, and then their deadline isn't put off
  std::string calendar_file;        // as written, relative to the process file; "" for Saturdays and Sundays off
  std::string territories_file;     // likewise; "" if it names none
  std::shared_ptr<const Calendar> calendar;  // nullptr until the engine has read it

  KENES_API const Stage* stage(std::string_view id) const;
  KENES_API const DutyRule* duty(std::string_view id) const;
  KENES_API const ActRule* act(std::string_view id) const;
  KENES_API const Reason* reason(std::string_view code) const;
  KENES_API const Level* level(std::string_view kind) const;
  KENES_API const Field* field(std::string_view id) const;
  // `asked`, or what the level asks where it is left to the level. A level that doesn't exist asks for nothing.
  KENES_API const Requirement& at_level(const Requirement& asked, std::string_view level) const;
  KENES_API std::int64_t limit(std::string_view name, std::int64_t fallback) const;
};

// Reads and checks a process: unknown keys, unreachable stages, missing or unknown targets, thresholds that can't be
// met. All faults are appended; the process is usable only if none were.
KENES_API Process read_process(Document document, std::vector<Fault>& faults);

}  // namespace kenes::participation
