#pragma once
#include <vector>

#include "kenes/authorities.hpp"
#include "kenes/participation/process.hpp"

namespace kenes::participation {

// A portal's process may leave nothing to an authority that the portal doesn't have. What {territory} stands for isn't
// looked up; neither is anything where `authorities` is nullptr or the portal names none.
void check_authorities(const Process& process, const Document& document, const Authorities* authorities,
                       std::vector<Fault>& faults);

}  // namespace kenes::participation
