#pragma once
#include <filesystem>
#include <vector>

#include "kenes/host.hpp"
#include "kenes/participation/process.hpp"

namespace kenes::participation {

// Reads the calendar that the process of this file names, if it names one, and puts it in. What the calendar's file
// says, as JSON, to be kept; "" if none is named or it could not be read. Faults are appended.
std::string load_calendar(const Host& host, const std::filesystem::path& process_file, Process& process,
                          std::vector<Fault>& faults);

// Puts in a calendar that was kept.
void restore_calendar(Process& process, const std::string& kept);

// Periods in working days that would end beyond what the calendar knows if they began now: holidays would be missed.
// One for each stage and duty, with its place where the document has one.
std::vector<Fault> calendar_warnings(const Process& process, const Document& document, Time now);

}  // namespace kenes::participation
