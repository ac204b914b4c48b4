#pragma once
#include "kenes/host.hpp"

namespace kenes::participation {

// Who supported is forgotten as long after a submission has ended as its version of the process says ([retention]
// supporters): what leads from a support to an account, and names that aren't shown. What people agreed to show stays,
// and so does the keyed hash by which a person has one support. A few thousand in a transaction. [a job]
void forget_supporters(Host& host);

}  // namespace kenes::participation
