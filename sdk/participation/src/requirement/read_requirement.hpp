#pragma once
#include <string>
#include <vector>

#include "kenes/document.hpp"
#include "kenes/participation/requirement.hpp"
#include "kenes/schema.hpp"

namespace kenes::participation {

// The keys of a requirement, and what they mean. A wrong one is read as far as it goes; `check_requirement` tells.
Schema requirement_schema();
Requirement read_requirement(const boost::json::object& table);

// What a schema can't say, of the requirement written at `pointer` of the document. `subject` begins the messages:
// "stage 'open'".
void check_requirement(const Requirement& requirement, const std::string& pointer, const std::string& subject,
                       const Document& document, std::vector<Fault>& faults);

}  // namespace kenes::participation
