#include "process/rules.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <set>

namespace kenes::participation {
namespace {

// What {level}, {field}, {addressee} and {territory} stand for is known only of a submission.
std::string without_placeholders(std::string key) {
  for (const std::string_view placeholder : {"{level}", "{field}", "{addressee}", "{territory}"}) {
    if (const auto at = key.find(placeholder); at != std::string::npos) key.erase(at, placeholder.size());
  }
  return key;
}

// Ids become parts of paths, keys of jobs and CSS classes.
bool is_id(std::string_view id) {
  return std::all_of(id.begin(), id.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

template <class T>
void check_ids(const std::vector<T>& all, std::string T::*id, const std::string& name, std::string_view key,
               const Document& document, std::vector<Fault>& faults) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string& word = all[i].*id;
    const auto where = document.locate(fmt::format("/{}/{}/{}", name, i, key));
    if (word.empty()) continue;
    if (!is_id(word)) {
      faults.push_back({where, fmt::format("'{}' can't be the {} of a [[{}]]", word, key, name),
                        "use lower-case letters a to z, digits, '-' and '_'"});
    }
    if (!seen.insert(word).second) {
      faults.push_back(
          {where, fmt::format("there are two [[{}]] with the {} '{}'", name, key, word), "rename one of them"});
    }
  }
}

void check_duties(const Process& process, const Document& document, std::vector<Fault>& faults) {
  std::set<std::string_view> opened;
  for (const auto& stage : process.stages) {
    for (const auto& threshold : stage.thresholds) opened.insert(threshold.opens);
    opened.insert(stage.opens.begin(), stage.opens.end());
  }
  for (std::size_t i = 0; i < process.duties.size(); ++i) {
    const auto& duty = process.duties[i];
    const auto where = document.locate(fmt::format("/duty/{}/id", i));
    if (!duty.id.empty() && !opened.contains(duty.id)) {
      faults.push_back({where, fmt::format("nothing opens the duty '{}'", duty.id),
                        "name it in 'opens' of a stage or of its threshold, or remove it"});
    }
    if (!duty.by.empty() && !is_id(without_placeholders(duty.by))) {
      faults.push_back({document.locate(fmt::format("/duty/{}/by", i)),
                        fmt::format("'{}' can't be the key of an authority", duty.by),
                        "use the key of an [[authority]] of the portal, such as \"government\""});
    }
  }
}

void check_acts(const Process& process, const Document& document, std::vector<Fault>& faults) {
  const bool seen = std::any_of(process.stages.begin(), process.stages.end(),
                                [](const Stage& stage) { return stage.visibility == Visibility::everyone; });
  for (std::size_t i = 0; i < process.acts.size(); ++i) {
    const auto& act = process.acts[i];
    const auto where = [&](const char* key) { return document.locate(fmt::format("/act/{}/{}", i, key)); };
    if (!act.by.empty() && !is_id(act.by)) {
      faults.push_back({where("by"), fmt::format("'{}' can't be the key of the authority of an [[act]]", act.by),
                        "use the key of an [[authority]] of the portal, such as \"petitions-committee\""});
    }
    if (act.kind == "reminder" && process.duties.empty()) {
      faults.push_back({where("kind"), fmt::format("the act '{}' reminds of a duty, but there are none", act.id),
                        "add a [[duty]], or remove the act"});
    }
    if (!seen) {
      faults.push_back({where("id"),
                        fmt::format("the act '{}' can never be done: it is for what everyone sees", act.id),
                        "make a stage visible = \"everyone\", or remove the act"});
    }
  }
}

// Periods that the schema takes but deadlines don't: seconds, nought, more than centuries.
void check_periods(const Document& document, const std::string& name, std::size_t count, std::vector<Fault>& faults) {
  for (std::size_t i = 0; i < count; ++i) {
    boost::system::error_code none;
    const auto pointer = fmt::format("/{}/{}/within", name, i);
    const auto* value = document.root.find_pointer(pointer, none);
    if (!value || !value->is_string()) continue;
    const auto where = document.locate(pointer);
    const bool known = std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) {
      return fault.where.line == where.line && fault.where.file == where.file &&
             fault.what.find("'within'") != std::string::npos;
    });
    if (known) continue;
    if (const auto period = parse_period(std::string(value->get_string())); !period) {
      faults.push_back({where, "'within': " + period.error().message, {}});
    }
  }
}

void check_countries(const std::vector<std::string>& codes, const std::string& who, const char* key,
                     const Document& document, std::vector<Fault>& faults) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i].size() == 2 && std::all_of(codes[i].begin(), codes[i].end(), is_capital)) continue;
    faults.push_back({document.locate(fmt::format("/eligibility/{}/{}/{}", who, key, i)),
                      fmt::format("'{}' is no country in [eligibility.{}]", codes[i], who),
                      "use two capital letters (ISO 3166-1), such as KZ"});
  }
}

void check_eligibility(const Eligibility& rule, const std::string& who, const Document& document,
                       std::vector<Fault>& faults) {
  check_countries(rule.citizenship, who, "citizenship", document, faults);
  check_countries(rule.residence, who, "residence", document, faults);
}

}  // namespace

void check_rules(const Process& process, const Document& document, std::vector<Fault>& faults) {
  check_ids(process.stages, &Stage::id, "stage", "id", document, faults);
  check_ids(process.duties, &DutyRule::id, "duty", "id", document, faults);
  check_ids(process.acts, &ActRule::id, "act", "id", document, faults);
  check_ids(process.reasons, &Reason::code, "reason", "code", document, faults);
  check_ids(process.levels, &Level::kind, "level", "kind", document, faults);
  check_ids(process.fields, &Field::id, "field", "id", document, faults);
  check_periods(document, "stage", process.stages.size(), faults);
  check_periods(document, "duty", process.duties.size(), faults);
  check_duties(process, document, faults);
  check_acts(process, document, faults);
  check_levels(process, document, faults);
  check_fields(process, document, faults);
  check_addressees(process, document, faults);
  check_retention(document, faults);
  check_eligibility(process.author, "author", document, faults);
  check_eligibility(process.support, "support", document, faults);
  for (std::size_t i = 0; i < process.stages.size(); ++i) check_stage(process, i, document, faults);
  check_graph(process, document, faults);
}

}  // namespace kenes::participation
