#pragma once
// What a list can be narrowed to, drawn from the process: its public stages, and its duties awaited and met.
#include <string>
#include <string_view>
#include <vector>

#include "kenes/participation/process.hpp"
#include "kenes/translator.hpp"

namespace kenes::petition {

struct Filter {
  std::string id;  // in addresses: "open", "awaiting-government-response"
  std::string title;
  std::string facet;  // "stage:open"
};

// The first is "all".
std::vector<Filter> filters(const participation::Process& process, const Translator& words);

}  // namespace kenes::petition
