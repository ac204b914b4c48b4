#pragma once
#include <vector>

#include "kenes/authorities.hpp"
#include "kenes/participation/process.hpp"
#include "kenes/participation/territories.hpp"

namespace kenes::participation {

// What a process says of places must fit the territories that it names: each level has some, each code is there, and
// the portal has the authority of each place. Nothing is looked up where the process names no territories.
void check_places(const Process& process, const Document& document, const std::vector<Territory>& territories,
                  const Authorities* authorities, std::vector<Fault>& faults);

}  // namespace kenes::participation
