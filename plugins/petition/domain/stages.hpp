#pragma once
// Questions about a process that pages, the import and the API ask. Nothing here knows a particular procedure: a stage
// is recognised by its kind, its visibility and the ways that lead to it. [pure]
#include <string>
#include <string_view>
#include <vector>

#include "kenes/participation/process.hpp"

namespace kenes::petition {

using participation::Process;
using participation::Stage;

bool is_public(const Stage& stage);
bool collects(const Stage& stage);
bool collects_publicly(const Stage& stage);

// Where everyone may sign; nullptr if the process has no such stage.
const Stage* open_stage(const Process& process);
// Where signing ends at the deadline.
const Stage* closed_stage(const Process& process);
// Where a decision with a coded reason ends with the text shown, or not shown.
const Stage* rejected_stage(const Process& process);
const Stage* hidden_stage(const Process& process);
bool refuses(const Process& process, std::string_view stage);

// The stages that lists may show, in the order of the process.
std::vector<const Stage*> public_stages(const Process& process);
// Duties of these kinds are met by an answer, or by an event such as a debate or a hearing.
bool is_event(std::string_view duty_kind);

}  // namespace kenes::petition
