#pragma once
// A part of a process: the stages of a submission, one at a time, and what moves it on.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/api.hpp"
#include "kenes/participation/period.hpp"
#include "kenes/participation/requirement.hpp"
#include "kenes/service.hpp"

namespace kenes::participation {

// draft: the author writes; collect: supporters sign; review: an authority decides; await: authorities do what they
// owe; end: nothing more happens by itself.
enum class StageKind { draft, collect, review, await, end };
// Who sees a submission: its author and staff; whoever has the link; everyone, in lists; nobody but staff.
enum class Visibility { author, link, everyone, staff };

// What happens to a duty when the count falls below the threshold that opened it, before the duty is met: it stays; or
// it lapses, and opens again with a new due date when the count is reached again.
enum class FallsBack { stays, lapses };

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

}  // namespace kenes::participation
