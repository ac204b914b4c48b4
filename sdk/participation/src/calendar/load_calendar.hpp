#pragma once
#include <filesystem>
#include <vector>

#include "kenes/host.hpp"
#include "kenes/participation/process.hpp"

namespace kenes::participation {

// Reads the calendar that the process of this file names, if it names one, and puts it in. Faults are appended.
void load_calendar(const Host& host, const std::filesystem::path& process_file, Process& process,
                   std::vector<Fault>& faults);

// Periods in working days that would end beyond what the calendar knows if they began now: holidays would be missed.
// One for each stage and duty, with its place where the document has one.
std::vector<Fault> calendar_warnings(const Process& process, const Document& document, Time now);

}  // namespace kenes::participation
