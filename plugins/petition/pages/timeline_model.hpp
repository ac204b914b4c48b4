#pragma once
#include <boost/json.hpp>
#include <vector>

#include "kenes/participation/process.hpp"
#include "kenes/participation/timeline.hpp"
#include "kenes/translator.hpp"

namespace kenes::petition {

// What happened, in words, the latest first: [{at, text, detail}]. Unknown kinds are left out.
boost::json::array timeline_model(const std::vector<participation::TimelineEntry>& entries,
                                  const participation::Process& process, const Translator& words);
// One entry's words; empty for unknown kinds.
std::string timeline_text(const participation::TimelineEntry& entry, const participation::Process& process,
                          const Translator& words);

// What more there is to say to it: the reason of a refusal, a note that was added. Empty if there is nothing.
std::string timeline_detail(const participation::TimelineEntry& entry, const participation::Process& process,
                            const Translator& words);

}  // namespace kenes::petition
