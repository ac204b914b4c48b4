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
#include "kenes/participation/stage.hpp"
#include "kenes/service.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

// Whether supporters' names are public, with the day of their signature: whoever signs consents to it (GDPR, Art.
// 6(1)(a)). never: nobody's; optional: whose who want it; required: only who consents can sign.
enum class NamesShown { never, optional, required };

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
  bool public_log = true;     // everyone can download and count the supports, without names
  std::vector<Stage> stages;  // the first is where a submission begins
  std::vector<DutyRule> duties;
  std::vector<ActRule> acts;
  std::vector<Reason> reasons;
  std::vector<Level> levels;  // empty: submissions are addressed to no place in particular
  std::vector<Field> fields;  // empty: nobody is asked what a submission is about
  // How long after its end it is kept who supported a submission: days, months or years. Without it for ever.
  std::optional<Period> supporters_kept = {};
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
