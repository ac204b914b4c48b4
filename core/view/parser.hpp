#pragma once
#include <string_view>
#include <vector>

#include "view/nodes.hpp"

namespace kenes::view {

// Reads one template in the syntax of docs/architecture.md. Faults are appended with file and line; what could be read
// is returned all the same, so that the rest can be checked too.
Template parse(std::string name, std::shared_ptr<const Origin> origin, std::string_view text,
               std::vector<Fault>& faults);

// The formatters that `{{name|formatter}}` may use.
const std::vector<std::string>& formatters();

// "portal.name|number". Empty path and format if `text` isn't a reference; appends no faults.
bool parse_reference(std::string_view text, Reference& reference);

}  // namespace kenes::view
