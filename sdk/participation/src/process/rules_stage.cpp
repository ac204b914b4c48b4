#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <set>

#include "process/rules.hpp"
#include "requirement/read_requirement.hpp"

namespace kenes::participation {
namespace {

class StageRules {
 public:
  StageRules(const Process& process, std::size_t index, const Document& document, std::vector<Fault>& faults)
      : process_(process),
        stage_(process.stages[index]),
        at_(fmt::format("/stage/{}", index)),
        document_(document),
        faults_(faults) {}

  void check() {
    boost::system::error_code none;
    // Without a known kind nothing more can be said.
    const auto* kind = document_.root.find_pointer(at_ + "/kind", none);
    if (!kind || !kind->is_string()) return;
    const std::string word(kind->get_string());
    if (std::find(kinds.begin(), kinds.end(), word) == kinds.end()) return;
    misplaced_keys(word);
    targets();
    if (stage_.kind == StageKind::draft) draft();
    if (stage_.kind == StageKind::collect) collect();
    if (stage_.kind == StageKind::review) review();
    if (stage_.kind == StageKind::await) await();
    opened_on_entry();
  }

 private:
  static constexpr std::array<std::string_view, 5> kinds{"draft", "collect", "review", "await", "end"};

  void add(const std::string& key, std::string what, std::string hint) {
    faults_.push_back({document_.locate(key.empty() ? at_ : at_ + "/" + key), std::move(what), std::move(hint)});
  }
  bool has(const std::string& key) const {
    boost::system::error_code none;
    return document_.root.find_pointer(at_ + "/" + key, none) != nullptr;
  }
  std::string name() const { return fmt::format("stage '{}'", stage_.id); }

  void misplaced_keys(const std::string& kind) {
    struct Rule {
      const char* key;
      std::string_view kinds;
    };
    static constexpr std::array rules{Rule{"by", "review"},
                                      Rule{"within", "draft collect review"},
                                      Rule{"then", "draft collect await"},
                                      Rule{"otherwise", "draft collect"},
                                      Rule{"need", "collect"},
                                      Rule{"author_may_support", "collect review"},
                                      Rule{"thresholds", "collect review"},
                                      Rule{"outcomes", "review"},
                                      Rule{"collects", "review"},
                                      Rule{"together", "review"}};
    for (const auto& [key, where] : rules) {
      if (!has(key) || where.find(kind) != std::string_view::npos) continue;
      add(key, fmt::format("'{}' means nothing in a stage of kind \"{}\"", key, kind),
          fmt::format("it belongs to: {}; remove it or change the kind", where));
    }
  }

  void target(const std::string& key, const std::string& id) {
    if (id.empty() || process_.stage(id)) return;
    std::vector<std::string> ids;
    for (const auto& stage : process_.stages) ids.push_back(stage.id);
    const auto near = nearest(id, ids);
    add(key, fmt::format("{} leads to '{}', which is no stage", name(), id),
        near.empty() ? fmt::format("stages are: {}", fmt::join(ids, ", ")) : "did you mean '" + near + "'?");
  }

  void targets() {
    target("then", stage_.then);
    target("otherwise", stage_.otherwise);
    for (std::size_t i = 0; i < stage_.outcomes.size(); ++i) {
      target(fmt::format("outcomes/{}/to", i), stage_.outcomes[i].to);
    }
  }

  void draft() {
    if (stage_.then.empty()) add("", name() + " has no 'then'", "say which stage follows when the author submits");
    if (has("within") && stage_.otherwise.empty()) {
      add("within", name() + " has a deadline that leads nowhere",
          "say in 'otherwise' which stage follows when it is missed");
    }
    if (!stage_.otherwise.empty() && !has("within")) {
      add("otherwise", name() + " never comes to 'otherwise': it has no deadline",
          "add 'within', or remove 'otherwise'");
    }
  }

  void collect() {
    if (has("need")) check_requirement(stage_.need, at_ + "/need", name(), document_, faults_);
    if ((!has("need") || has("need/none")) && !has("within")) {
      add("", name() + " never ends: it has neither 'need' nor 'within'", "add a number of supporters or a deadline");
    } else if (stage_.then.empty()) {
      add("", name() + " has no 'then'", "say which stage follows");
    }
    if (!stage_.otherwise.empty() && (!has("need") || !has("within"))) {
      add("otherwise",
          fmt::format("{} never comes to 'otherwise': it has no '{}'", name(), has("need") ? "within" : "need"),
          "'otherwise' is where a deadline leads when the need wasn't met");
    }
    thresholds();
  }

  void thresholds() {
    std::int64_t last = 0;
    std::set<std::string_view> opened;
    for (std::size_t i = 0; i < stage_.thresholds.size(); ++i) {
      const auto& [requirement, opens, falls_back] = stage_.thresholds[i];
      const auto key = fmt::format("thresholds/{}", i);
      check_requirement(requirement, at_ + "/" + key, name(), document_, faults_);
      const auto supporters = requirement.fixed().value_or(0);
      if (supporters > 0 && supporters <= last) {
        add(key, fmt::format("thresholds of {} must ascend, but {} follows {}", name(), supporters, last),
            "put the smallest first");
      }
      last = std::max(last, supporters);
      // With a distribution the stage may go on beyond its total.
      const auto end = stage_.need.across ? std::nullopt : stage_.need.fixed();
      if (end && supporters > *end) {
        add(key, fmt::format("{} supporters can never be reached in {}, which ends at {}", supporters, name(), *end),
            "lower the threshold, raise 'need', or move the threshold to a later stage");
      }
      if (opens.empty()) continue;
      if (!opened.insert(opens).second)
        add(key, fmt::format("{} opens the duty '{}' twice", name(), opens), "a duty is opened once");
      if (!process_.duty(opens)) unknown_duty(key + "/opens", opens);
      if (falls_back == FallsBack::lapses && std::count(stage_.opens.begin(), stage_.opens.end(), opens) > 0) {
        add(key, fmt::format("{} opens '{}' on entry, so it can't lapse with the count", name(), opens),
            "remove it from 'opens', or falls_back");
      }
    }
  }

  void await() {
    if (stage_.opens.empty()) add("", name() + " awaits nothing", "name in 'opens' the duties that it awaits");
    if (stage_.then.empty()) add("", name() + " has no 'then'", "say which stage follows when the duties are met");
  }

  void opened_on_entry() {
    for (std::size_t i = 0; i < stage_.opens.size(); ++i) {
      if (!process_.duty(stage_.opens[i])) unknown_duty(fmt::format("opens/{}", i), stage_.opens[i]);
    }
  }

  void unknown_duty(const std::string& key, const std::string& id) {
    std::vector<std::string> ids;
    for (const auto& duty : process_.duties) ids.push_back(duty.id);
    const auto near = nearest(id, ids);
    add(key, fmt::format("{} opens '{}', which is no duty", name(), id),
        near.empty() ? "add a [[duty]] with this id" : "did you mean '" + near + "'?");
  }

  void review() {
    if (stage_.by.empty()) add("", name() + " is a review by nobody", "name the authority in 'by'");
    for (const auto* key : {"thresholds", "author_may_support"}) {
      if (has(key) && !stage_.collects) {
        add(key, fmt::format("'{}' means nothing in {}: nobody can sign in it", key, name()), "add collects = true");
      }
    }
    thresholds();
    if (stage_.outcomes.empty())
      add("", name() + " has no outcomes", "list in 'outcomes' what the authority may decide");
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < stage_.outcomes.size(); ++i) {
      const auto& outcome = stage_.outcomes[i];
      const auto key = fmt::format("outcomes/{}", i);
      if (!outcome.id.empty() && !seen.insert(outcome.id).second) {
        add(key, fmt::format("{} has two outcomes '{}'", name(), outcome.id), "rename one of them");
      }
      if (outcome.needs_reason && process_.reasons.empty()) {
        add(key, fmt::format("the outcome '{}' of {} needs a reason, but there are none", outcome.id, name()),
            "add [[reason]] tables, or remove 'reason = true'");
      }
    }
  }

  const Process& process_;
  const Stage& stage_;
  std::string at_;
  const Document& document_;
  std::vector<Fault>& faults_;
};

}  // namespace

void check_stage(const Process& process, std::size_t index, const Document& document, std::vector<Fault>& faults) {
  StageRules(process, index, document, faults).check();
}

}  // namespace kenes::participation
