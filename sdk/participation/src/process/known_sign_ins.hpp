#pragma once
#include <vector>

#include "kenes/participation/process.hpp"
#include "kenes/sign_ins.hpp"

namespace kenes::participation {

// Somebody must be able to take part: of the ways to sign in that the portal offers one at least must show what the
// process asks of authors, and of supporters. Nothing is checked where `sign_ins` is nullptr.
void check_sign_ins(const Process& process, const Document& document, const SignIns* sign_ins,
                    std::vector<Fault>& faults);

}  // namespace kenes::participation
