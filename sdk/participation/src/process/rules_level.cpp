#include <spdlog/fmt/fmt.h>

#include "process/rules.hpp"
#include "requirement/read_requirement.hpp"

namespace kenes::participation {
namespace {

bool says(const Document& document, const std::string& pointer) {
  boost::system::error_code none;
  return document.root.find_pointer(pointer, none) != nullptr;
}

// Something is left to the level: the authority if `authority`, else the number.
void check_left_to_level(const Process& process, bool authority, const std::string& pointer, const std::string& subject,
                         const Document& document, std::vector<Fault>& faults) {
  const auto* what = authority ? "the authority" : "the number";
  if (process.levels.empty()) {
    faults.push_back({document.locate(pointer),
                      fmt::format("{} leaves {} to the level, but there are none", subject, what),
                      "add [[level]] tables, or write it here"});
  }
  for (std::size_t i = 0; i < process.levels.size(); ++i) {
    const auto& level = process.levels[i];
    const bool answered = authority ? !level.authority.empty() : says(document, fmt::format("/level/{}/need", i));
    if (answered) continue;
    faults.push_back({document.locate(fmt::format("/level/{}", i)),
                      fmt::format("level '{}' doesn't say {} that {} leaves to it", level.kind, what, subject),
                      authority ? "add authority = \"…\"" : "add need = { … }"});
  }
}

void check_by(const Process& process, const std::string& by, const std::string& pointer, const std::string& subject,
              const Document& document, std::vector<Fault>& faults) {
  if (by.find("{level}") != std::string::npos) {
    check_left_to_level(process, true, pointer + "/by", subject, document, faults);
  } else if (by.find("{territory}") != std::string::npos && process.levels.empty()) {
    faults.push_back({document.locate(pointer + "/by"),
                      fmt::format("{} names an authority by {{territory}}, but submissions have none", subject),
                      "add [[level]] tables, or write the authority's key"});
  }
}

}  // namespace

void check_levels(const Process& process, const Document& document, std::vector<Fault>& faults) {
  for (std::size_t i = 0; i < process.levels.size(); ++i) {
    const auto& level = process.levels[i];
    const auto pointer = fmt::format("/level/{}/need", i);
    const auto subject = fmt::format("level '{}'", level.kind);
    if (!says(document, pointer)) continue;
    check_requirement(level.need, pointer, subject, document, faults);
    if (level.need.by_level) {
      faults.push_back(
          {document.locate(pointer), subject + " leaves the number to the level", "write the number here"});
    }
  }
  for (std::size_t i = 0; i < process.stages.size(); ++i) {
    const auto& stage = process.stages[i];
    const auto pointer = fmt::format("/stage/{}", i);
    const auto subject = fmt::format("stage '{}'", stage.id);
    check_by(process, stage.by, pointer, subject, document, faults);
    if (stage.need.by_level) check_left_to_level(process, false, pointer + "/need", subject, document, faults);
    for (std::size_t k = 0; k < stage.thresholds.size(); ++k) {
      if (!stage.thresholds[k].requirement.by_level) continue;
      check_left_to_level(process, false, fmt::format("{}/thresholds/{}", pointer, k), subject, document, faults);
    }
  }
  for (std::size_t i = 0; i < process.duties.size(); ++i) {
    const auto& duty = process.duties[i];
    check_by(process, duty.by, fmt::format("/duty/{}", i), fmt::format("duty '{}'", duty.id), document, faults);
  }
}

}  // namespace kenes::participation
