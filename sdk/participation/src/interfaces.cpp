// The key functions of the kit's interfaces: each has one vtable and one type_info, here.
#include "kenes/participation/kit.hpp"

namespace kenes::participation {

Acts::~Acts() = default;
Desk::~Desk() = default;
Duties::~Duties() = default;
Engine::~Engine() = default;
Holds::~Holds() = default;
Invalidations::~Invalidations() = default;
Kit::~Kit() = default;
Ledger::~Ledger() = default;
Listener::~Listener() = default;
Pauses::~Pauses() = default;
Statistics::~Statistics() = default;
SupportLog::~SupportLog() = default;
Territories::~Territories() = default;
Timeline::~Timeline() = default;
Watch::~Watch() = default;

}  // namespace kenes::participation
