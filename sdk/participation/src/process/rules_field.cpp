#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "process/rules.hpp"

namespace kenes::participation {
namespace {

// What the fields would have to say for this, if it leaves the authority to them.
void check_left_to_field(const Process& process, const std::string& by, const std::string& pointer,
                         const std::string& subject, const Document& document, std::vector<Fault>& faults) {
  if (by.find("{field}") == std::string::npos) return;
  if (process.fields.empty()) {
    faults.push_back({document.locate(pointer),
                      fmt::format("{} leaves the authority to the field, but there are none", subject),
                      "add [[field]] tables, or write the authority's key"});
  }
  for (std::size_t i = 0; i < process.fields.size(); ++i) {
    const auto& field = process.fields[i];
    if (field.refuse || !field.authority.empty()) continue;
    faults.push_back({document.locate(fmt::format("/field/{}", i)),
                      fmt::format("field '{}' doesn't say the authority that {} leaves to it", field.id, subject),
                      "add authority = \"…\""});
  }
}

void check_field(const Process& process, std::size_t index, const Document& document, std::vector<Fault>& faults) {
  const auto& field = process.fields[index];
  const auto pointer = fmt::format("/field/{}", index);
  if (field.authority.find("{level}") != std::string::npos || field.authority.find("{field}") != std::string::npos) {
    faults.push_back({document.locate(pointer + "/authority"),
                      fmt::format("'{}' can't be the authority of the field '{}'", field.authority, field.id),
                      "write its key; only {territory} may stand in it"});
  }
  if (field.authority.find("{territory}") != std::string::npos && process.levels.empty()) {
    faults.push_back(
        {document.locate(pointer + "/authority"),
         fmt::format("field '{}' names an authority by {{territory}}, but submissions have none", field.id),
         "add [[level]] tables, or write the authority's key"});
  }
  if (!field.refuse) return;
  if (!field.authority.empty()) {
    faults.push_back({document.locate(pointer + "/authority"),
                      fmt::format("field '{}' is refused, so no authority ever gets it", field.id),
                      "remove 'authority' or 'refuse'"});
  }
  if (!field.refuse->href.empty() && !field.refuse->href.starts_with("https://")) {
    faults.push_back({document.locate(pointer + "/refuse/href"),
                      fmt::format("'{}' is no address to send people to", field.refuse->href),
                      "write a full address that starts with https://"});
  }
}

}  // namespace

void check_fields(const Process& process, const Document& document, std::vector<Fault>& faults) {
  for (std::size_t i = 0; i < process.fields.size(); ++i) check_field(process, i, document, faults);
  if (!process.fields.empty() &&
      std::all_of(process.fields.begin(), process.fields.end(), [](const Field& field) { return field.refuse; })) {
    faults.push_back({document.locate("/field/0"), "every field is refused, so nothing can be filed",
                      "add a field without 'refuse'"});
  }
  for (std::size_t i = 0; i < process.stages.size(); ++i) {
    const auto& stage = process.stages[i];
    check_left_to_field(process, stage.by, fmt::format("/stage/{}/by", i), fmt::format("stage '{}'", stage.id),
                        document, faults);
  }
  for (std::size_t i = 0; i < process.duties.size(); ++i) {
    const auto& duty = process.duties[i];
    check_left_to_field(process, duty.by, fmt::format("/duty/{}/by", i), fmt::format("duty '{}'", duty.id), document,
                        faults);
  }
}

}  // namespace kenes::participation
