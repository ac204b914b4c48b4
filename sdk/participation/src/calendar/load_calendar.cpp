#include "calendar/load_calendar.hpp"

#include <spdlog/fmt/fmt.h>

namespace kenes::participation {
namespace {

std::string iso_day(Day day) {
  return to_iso(day).substr(0, std::string_view("2026-01-01").size());
}

class Reach {
 public:
  Reach(const Process& process, const Document& document, Time now)
      : calendar_(process.calendar.get()), document_(document), today_(std::chrono::floor<std::chrono::days>(now)) {}

  void look(const std::string& name, const std::string& pointer, const std::optional<Period>& within) {
    if (!within || within->working_days == 0) return;
    const auto where = document_.locate(pointer + "/within");
    if (!calendar_) {
      found.push_back({where, fmt::format("{} counts working days, but the process names no calendar", name),
                       "add calendar = \"../calendars/kz.toml\" to [process]; until then only weekends are off"});
    } else if (const auto end = calendar_->after(today_, within->working_days); end > calendar_->until) {
      found.push_back({where,
                       fmt::format("{}, begun today, would end on {}, but the calendar knows holidays only until {}",
                                   name, iso_day(end), iso_day(calendar_->until)),
                       "add the next year's holidays and move 'until' of the calendar"});
    }
  }

  std::vector<Fault> found;

 private:
  const Calendar* calendar_;
  const Document& document_;
  const Day today_;
};

}  // namespace

std::string load_calendar(const Host& host, const std::filesystem::path& process_file, Process& process,
                          std::vector<Fault>& faults) {
  if (process.calendar_file.empty()) return {};
  const auto before = faults.size();
  auto document = host.read_toml(process_file.parent_path() / process.calendar_file, faults);
  if (faults.size() > before) return {};
  auto kept = boost::json::serialize(document.root);
  process.calendar = std::make_shared<const Calendar>(read_calendar(std::move(document), faults));
  return kept;
}

void restore_calendar(Process& process, const std::string& kept) {
  if (kept.empty()) return;
  std::vector<Fault> judged_when_it_was_kept;
  process.calendar =
      std::make_shared<const Calendar>(read_calendar({boost::json::parse(kept), {}}, judged_when_it_was_kept));
}

std::vector<Fault> calendar_warnings(const Process& process, const Document& document, Time now) {
  Reach reach(process, document, now);
  for (std::size_t i = 0; i < process.stages.size(); ++i) {
    const auto& stage = process.stages[i];
    reach.look(fmt::format("the deadline of stage '{}'", stage.id), fmt::format("/stage/{}", i), stage.within);
  }
  for (std::size_t i = 0; i < process.duties.size(); ++i) {
    const auto& duty = process.duties[i];
    reach.look(fmt::format("the due date of duty '{}'", duty.id), fmt::format("/duty/{}", i), duty.within);
  }
  return std::move(reach.found);
}

}  // namespace kenes::participation
