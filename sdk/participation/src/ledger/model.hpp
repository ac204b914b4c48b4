#pragma once
// What the engine and the ledger must do, in a few lines, for random events to be held against.
#include <map>
#include <set>
#include <string>

#include "kenes/participation/kit.hpp"

namespace kenes::participation::test {

inline const std::string model_law =
    "[process]\nkey='k'\ntitle='K'\n"
    "[[stage]]\nid='draft'\nkind='draft'\nvisible='author'\ntitle='D'\nthen='sponsors'\nwithin='9 days'\n"
    "otherwise='closed'\n"
    "[[stage]]\nid='sponsors'\nkind='collect'\nvisible='by link'\ntitle='S'\nneed={supporters=3}\nthen='review'\n"
    "within='9 days'\notherwise='closed'\nauthor_may_support=false\n"
    "[[stage]]\nid='review'\nkind='review'\nvisible='by link'\ntitle='R'\nby='gov'\n"
    "outcomes=[{id='publish',to='open'},{id='back',to='draft'}]\n"
    "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nwithin='9 days'\nthen='waiting'\n"
    "thresholds=[{supporters=4,opens='note'},{supporters=5,opens='answer',falls_back='lapses'}]\n"
    "[[stage]]\nid='waiting'\nkind='await'\nvisible='everyone'\ntitle='W'\nopens=['report']\nthen='closed'\n"
    "[[stage]]\nid='closed'\nkind='end'\nvisible='everyone'\ntitle='C'\n"
    "[[duty]]\nid='note'\nkind='answer'\nby='gov'\ntitle='N'\n"
    "[[duty]]\nid='answer'\nkind='answer'\nby='gov'\ntitle='A'\n"
    "[[duty]]\nid='report'\nkind='answer'\nby='gov'\ntitle='R'\n";

class Model {
 public:
  std::string stage = "draft";
  std::set<int> supporters;
  std::map<int, std::int64_t> invalidated;    // persons, and by which invalidation
  std::map<std::string, std::string> duties;  // "open", "met", "lapsed"
  bool paused = false;
  int moves = 1, openings = 0, lapses = 0;  // filing counts as a move

  void enter(const std::string& to) {
    stage = to;
    days_left_ = 9;
    ++moves;
    if (stage == "open" && count() >= 4) open("note");
    if (stage == "open" && count() >= 5) open("answer");
    if (stage == "sponsors" && count() >= 3) enter("review");
    if (stage == "waiting") open("report");
  }
  SupportOutcome support(int person) {
    if (supporters.contains(person)) return SupportOutcome::already_supported;
    if (invalidated.contains(person)) return SupportOutcome::invalidated;
    if (!collecting()) return SupportOutcome::not_collecting;
    if (person == 0 && stage == "sponsors") return SupportOutcome::author_excluded;
    supporters.insert(person);
    if (stage == "open" && count() == 4) open("note");
    if (stage == "open" && count() == 5) open("answer");
    if (stage == "sponsors" && count() == 3) enter("review");
    return SupportOutcome::supported;
  }
  WithdrawOutcome withdraw(int person) {
    if (!supporters.contains(person)) return WithdrawOutcome::not_supported;
    if (!collecting()) return WithdrawOutcome::not_collecting;
    supporters.erase(person);
    fall();
    return WithdrawOutcome::withdrawn;
  }
  // At any time; a stage that was left stays left.
  void invalidate(const std::set<int>& persons, std::int64_t by) {
    for (const int person : persons) {
      supporters.erase(person);
      invalidated[person] = by;
    }
    fall();
  }
  void restore(std::int64_t by) {
    const int before = count();
    for (const auto& [person, invalidation] : invalidated) {
      if (invalidation == by) supporters.insert(person);
    }
    std::erase_if(invalidated, [&](const auto& one) { return one.second == by; });
    if (stage == "open" && before < 4 && count() >= 4) open("note");
    if (stage == "open" && before < 5 && count() >= 5) open("answer");
    if (stage != "open" && duties["answer"] == "lapsed" && count() >= 5) open("answer");
    if (stage == "sponsors" && count() >= 3) enter("review");
  }
  bool meet(const std::string& duty) {
    if (!duties.contains(duty) || duties[duty] != "open") return false;
    duties[duty] = "met";
    if (stage == "waiting" && duty == "report") enter("closed");
    return true;
  }
  // Time stands still for deadlines while a pause lasts.
  void pass_day() {
    const bool has_deadline = stage == "draft" || stage == "sponsors" || stage == "open";
    if (paused || !has_deadline || --days_left_ > 0) return;
    enter(stage == "open" ? "waiting" : "closed");
  }

 private:
  void fall() {
    if (count() >= 5 || duties["answer"] != "open") return;
    duties["answer"] = "lapsed";
    ++lapses;
  }
  int count() const { return static_cast<int>(supporters.size()); }
  bool collecting() const { return !paused && (stage == "sponsors" || stage == "open"); }
  void open(const std::string& duty) {
    auto& state = duties[duty];
    if (state == "open" || state == "met") return;
    state = "open";
    ++openings;
  }

  int days_left_ = 9;
};

}  // namespace kenes::participation::test
