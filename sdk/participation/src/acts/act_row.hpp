#pragma once
#include <string>

#include <soci/soci.h>

#include "kenes/participation/acts.hpp"

namespace kenes::participation {

// The columns that `to_act` reads, of a table called a.
const std::string& act_columns();
Act to_act(const soci::row& row);

}  // namespace kenes::participation
