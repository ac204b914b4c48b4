#pragma once
#include <string>

#include <soci/soci.h>

#include "kenes/participation/submission.hpp"

namespace kenes::participation {

// The columns that `to_duty` reads, of a table called d.
const std::string& duty_columns();
Duty to_duty(const soci::row& row);

}  // namespace kenes::participation
