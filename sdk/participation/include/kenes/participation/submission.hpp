#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kenes/participation/process.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

// A row of participation.submission: where a submission stands. Its texts are the plugin's. Plugins may read the table
// in their own queries (join on id); only the kit writes it.
// The numbers that a stage asks of one submission.
struct Goals {
  std::optional<std::int64_t> need;
  std::vector<std::int64_t> thresholds;  // in the order of Stage::thresholds
};

struct Submission {
  std::int64_t id = 0;
  std::string service;  // slug
  std::string process_version;
  std::string territory;  // code of the place that it is addressed to; "" none
  std::string level;      // kind of that place, a Level of the process; "" none
  std::string field;      // what it is about, a Field of the process; "" none
  std::string addressee;  // the authority that a review has chosen for it, Outcome::addressee; "" none
  std::string stage;
  Time stage_since{};
  std::optional<Time> stage_until;
  Visibility visibility = Visibility::author;
  std::int64_t support_count = 0;  // as shown: entries of the ledger plus an imported base
  std::int64_t author_id = 0;      // person; 0 for imported ones
  std::string link_token;          // the part of a shared link that can't be guessed
  Time created_at{};
  std::optional<Time> published_at;  // first became visible to everyone
  std::optional<Time> closed_at;     // left its last public collect stage
  std::optional<Time> held_since;    // its count moves nothing until the hold (holds.hpp) ends
  // By stage, where they depend on a population: as it was when the submission entered the stage for the first time, so
  // that a census moves nobody's goal posts. Read them by need_of and threshold_of.
  std::map<std::string, Goals, std::less<>> goals;
};

// The number that a stage, or one of its thresholds, asks of this submission. nullopt: the number decides nothing, or
// it depends on a population and the stage wasn't entered yet.
KENES_API std::optional<std::int64_t> need_of(const Process& process, const Stage& stage, const Submission& submission);
KENES_API std::optional<std::int64_t> threshold_of(const Process& process, const Stage& stage, std::size_t index,
                                                   const Submission& submission);

// The authority that `by` of a stage or a duty means for this submission: {level} is the authority of its level,
// {field} that of its field, {addressee} the one that a review chose, {territory} the code of its place in lower-case
// letters.
KENES_API std::string authority_of(const Process& process, const Submission& submission, std::string_view by);

struct Duty {
  std::int64_t submission_id = 0;
  std::string rule;  // id of the DutyRule
  std::string kind;
  std::string authority;
  Time opened_at{};
  std::optional<Time> due_at;
  std::optional<Time> met_at;
  std::optional<Time> lapsed_at;  // the count fell back; it is owed no more

  bool open() const { return !met_at && !lapsed_at; }
};

}  // namespace kenes::participation
