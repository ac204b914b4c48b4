#include "simulate_command.hpp"

#include <spdlog/fmt/fmt.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "read_file.hpp"
#include "simulate/options.hpp"
#include "simulate/report.hpp"

namespace kenes::participation {
namespace {

// What was told with --decide; else what somebody at the terminal says; else the first outcome.
class Decider {
 public:
  explicit Decider(TrialOptions& options) : options_(options) {}

  std::string operator()(const Stage& stage) {
    auto& told = options_.decisions[stage.id];
    if (!told.empty()) {
      auto outcome = told.front();
      told.pop_front();
      return outcome;
    }
    const auto& first = stage.outcomes.front().id;
    if (::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0) return ask(stage, first);
    fmt::print(stderr, "{}: '{}', the first outcome; --decide {}=OUTCOME chooses another\n", stage.id, first, stage.id);
    return first;
  }

 private:
  static std::string ask(const Stage& stage, const std::string& first) {
    std::string answer;
    while (stage.outcome(answer) == nullptr) {
      fmt::print(stderr, "{} decides at '{}':", stage.by, stage.id);
      for (const auto& outcome : stage.outcomes) fmt::print(stderr, " {}", outcome.id);
      fmt::print(stderr, " [{}] ", first);
      if (!std::getline(std::cin, answer) || answer.empty()) return first;
    }
    return answer;
  }

  TrialOptions& options_;
};

int refuse(const std::string& why) {
  fmt::print(stderr, "kenes process simulate: {}\nUsage: kenes process simulate {}\n", why, trial_usage);
  return 2;
}

bool decisions_fit(const TrialOptions& options, const Process& process) {
  for (const auto& [stage, outcomes] : options.decisions) {
    const auto* known = process.stage(stage);
    for (const auto& outcome : outcomes) {
      if (known != nullptr && known->outcome(outcome) != nullptr) continue;
      fmt::print(stderr, "kenes process simulate: --decide {}={}: the process has no such stage with such an outcome\n",
                 stage, outcome);
      return false;
    }
  }
  return true;
}

bool zone_exists(Host& host, const std::string& zone) {
  int one = 0;
  return host.database().read([&](soci::session& sql) {
    sql << "select 1 from pg_timezone_names where name = cast(:zone as text)", soci::use(zone), soci::into(one);
    return sql.got_data();
  });
}

// Puts the places that were made up where the others are. False, after a word on stderr, if one is in neither.
bool settle(Host& host, Territories& territories, const std::vector<Territory>& places) {
  return host.database().write([&](soci::session& sql) {
    for (const auto& place : places) {
      if (!place.kind.empty()) {
        territories.put(sql, {place});
      } else if (!territories.find(sql, place.code)) {
        fmt::print(stderr,
                   "kenes process simulate: --place {}: the process names no such territory; make one up with "
                   "--place {}:KIND:POPULATION\n",
                   place.code, place.code);
        return false;
      }
    }
    return true;
  });
}

// Where nobody said it: the first place that it may be addressed to; "" if there is none.
std::string first_place(Host& host, Territories& territories, const Process& process) {
  return host.database().read([&](soci::session& sql) -> std::string {
    for (const auto& level : process.levels) {
      const auto all = territories.all(sql, level.kind);
      if (all->empty()) continue;
      fmt::print(stderr, "addressed to '{}'; --place chooses another\n", all->front().code);
      return all->front().code;
    }
    return {};
  });
}

}  // namespace

int simulate_process(Host& host, const std::function<WholeKit&()>& kit, std::span<const std::string> arguments) {
  auto options = read_trial_options(host, arguments);
  if (!options) return refuse(options.error().message);
  const auto process = read_file(host, options->file);
  if (!process || !decisions_fit(*options, *process)) return 1;

  auto& scratch = *host.find<Scratch>();
  Service service;
  service.slug = Trial::service;
  service.plugin = host.plugin_id();
  service.process = options->file;
  scratch.start({service}, options->zone, options->from);
  if (!zone_exists(host, options->zone)) return refuse("--zone: '" + options->zone + "' is no time zone");
  auto& territories = kit().territories();
  if (!settle(host, territories, options->places)) return 1;

  std::vector<std::string> homes;
  for (const auto& place : options->places) homes.push_back(place.code);
  if (homes.empty() && !process->levels.empty()) homes.push_back(first_place(host, territories, *process));
  const auto territory = process->levels.empty() || homes.empty() ? std::string() : homes.front();
  Trial trial(host, kit(), scratch, std::move(options->flow), Decider(*options));
  const auto events = trial.run(territory, std::move(homes));
  fmt::print("{}, version {}, times in {}\n\n{}", process->title.in("en"), process->version.substr(0, 12),
             options->zone, report(host, events));
  return 0;
}

}  // namespace kenes::participation
