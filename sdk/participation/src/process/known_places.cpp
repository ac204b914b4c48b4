#include "process/known_places.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "kenes/participation/submission.hpp"

namespace kenes::participation {
namespace {

class Map {
 public:
  Map(const Process& process, const Document& document, const std::vector<Territory>& territories,
      const Authorities* authorities, std::vector<Fault>& faults)
      : process_(process), document_(document), territories_(territories), authorities_(authorities), faults_(faults) {}

  void has_code(const std::string& code, const std::string& pointer) {
    std::vector<std::string> codes;
    for (const auto& one : territories_) codes.push_back(one.code);
    if (code.empty() || std::find(codes.begin(), codes.end(), code) != codes.end()) return;
    const auto near = nearest(code, codes);
    add(pointer, fmt::format("there is no territory '{}' in {}", code, process_.territories_file),
        near.empty() ? "add it there, or correct the code" : fmt::format("did you mean '{}'?", near));
  }

  void has_codes(const Requirement& requirement, const std::string& pointer) {
    has_code(requirement.of, pointer);
    if (!requirement.across) return;
    for (const auto& [code, supporters] : requirement.across->minimum) has_code(code, pointer + "/across");
  }

  void has_kind(const std::string& kind, const std::string& pointer) {
    if (!of_kind(kind).empty()) return;
    std::vector<std::string> kinds;
    for (const auto& one : territories_) kinds.push_back(one.kind);
    const auto near = nearest(kind, kinds);
    add(pointer, fmt::format("{} has no territory of the kind '{}'", process_.territories_file, kind),
        near.empty() ? "add its territories there, or remove the level" : fmt::format("did you mean '{}'?", near));
  }

  // `by` names an authority by its place: of that level, or of every level.
  void has_authorities(const std::string& by, const std::string& level, const std::string& pointer) {
    if (by.find("{territory}") == std::string::npos || authorities_ == nullptr || authorities_->all().empty()) return;
    std::vector<std::string> missing;
    for (const auto& one : process_.levels) {
      if (!level.empty() && one.kind != level) continue;
      for (const auto* place : of_kind(one.kind)) {
        Submission there;
        there.territory = place->code;
        const auto key = authority_of(process_, there, by);
        if (key.find('{') == std::string::npos && authorities_->find(key) == nullptr) missing.push_back(key);
      }
    }
    if (missing.empty()) return;
    const auto more =
        missing.size() == 1 ? std::string() : fmt::format(" nor those of {} more places", missing.size() - 1);
    add(pointer, fmt::format("the portal has no authority '{}'{}", missing.front(), more),
        "add an [[authority]] with this key for each place to the portal's file");
  }

 private:
  std::vector<const Territory*> of_kind(const std::string& kind) const {
    std::vector<const Territory*> found;
    for (const auto& one : territories_) {
      if (one.kind == kind) found.push_back(&one);
    }
    return found;
  }

  void add(const std::string& pointer, std::string what, std::string hint) {
    faults_.push_back({document_.locate(pointer), std::move(what), std::move(hint)});
  }

  const Process& process_;
  const Document& document_;
  const std::vector<Territory>& territories_;
  const Authorities* authorities_;
  std::vector<Fault>& faults_;
};

void check_stage(const Stage& stage, const std::string& pointer, Map& map) {
  map.has_authorities(stage.by, {}, pointer + "/by");
  map.has_codes(stage.need, pointer + "/need");
  for (std::size_t i = 0; i < stage.thresholds.size(); ++i)
    map.has_codes(stage.thresholds[i].requirement, fmt::format("{}/thresholds/{}", pointer, i));
}

}  // namespace

void check_places(const Process& process, const Document& document, const std::vector<Territory>& territories,
                  const Authorities* authorities, std::vector<Fault>& faults) {
  if (territories.empty()) return;
  Map map(process, document, territories, authorities, faults);
  for (const auto& code : process.author.territories) map.has_code(code, "/eligibility/author/territories");
  for (const auto& code : process.support.territories) map.has_code(code, "/eligibility/support/territories");
  for (std::size_t i = 0; i < process.levels.size(); ++i) {
    const auto& level = process.levels[i];
    map.has_kind(level.kind, fmt::format("/level/{}/kind", i));
    map.has_codes(level.need, fmt::format("/level/{}/need", i));
    map.has_authorities(level.authority, level.kind, fmt::format("/level/{}/authority", i));
  }
  for (std::size_t i = 0; i < process.stages.size(); ++i)
    check_stage(process.stages[i], fmt::format("/stage/{}", i), map);
  for (std::size_t i = 0; i < process.duties.size(); ++i)
    map.has_authorities(process.duties[i].by, {}, fmt::format("/duty/{}/by", i));
  for (std::size_t i = 0; i < process.fields.size(); ++i)
    map.has_authorities(process.fields[i].authority, {}, fmt::format("/field/{}/authority", i));
}

}  // namespace kenes::participation
