#pragma once
#include "office.hpp"

namespace kenes::petition {

// What this plugin keeps of supporters beside the ledger (who wants news, and names where the service keeps them) goes
// once the ledger has forgotten who they were: [retention] of the process file. A few thousand in a transaction. [a
// job]
void forget_supporters(const Office& office);

}  // namespace kenes::petition
