#pragma once
#include <map>
#include <string>

#include "kenes/participation/submission.hpp"

namespace kenes::participation {

// {"open": {"need": 5000, "thresholds": [1000]}}, as participation.submission.goals holds it.
std::map<std::string, Goals, std::less<>> goals_from_json(const std::string& text);
std::string to_json(const std::string& stage, const Goals& goals);

}  // namespace kenes::participation
