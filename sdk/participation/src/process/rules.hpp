#pragma once
#include <vector>

#include "kenes/participation/process.hpp"

namespace kenes::participation {

// What a schema can't say: targets exist, every stage is reached and leads to an end, thresholds can be met. Indexes of
// the process's stages, duties and reasons are those of the document.
void check_rules(const Process& process, const Document& document, std::vector<Fault>& faults);

// The parts: each stage by itself; the graph of all stages; what is left to the levels;
// what is left to the fields; what is left to a review.
void check_stage(const Process& process, std::size_t index, const Document& document, std::vector<Fault>& faults);
void check_graph(const Process& process, const Document& document, std::vector<Fault>& faults);
void check_levels(const Process& process, const Document& document, std::vector<Fault>& faults);
void check_fields(const Process& process, const Document& document, std::vector<Fault>& faults);
void check_addressees(const Process& process, const Document& document, std::vector<Fault>& faults);
// How long what is kept.
void check_retention(const Document& document, std::vector<Fault>& faults);

}  // namespace kenes::participation
