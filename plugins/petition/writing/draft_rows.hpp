#pragma once
#include "domain/draft.hpp"
#include "domain/stages.hpp"
#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

// What a draft says beside its texts, to be checked by its author: [{"title", "value", "at" (id of its question; "":
// not asked)}].
boost::json::array draft_rows(const Call& call, const Office& office, const Process& process, const Draft& draft,
                              const std::string& email);

}  // namespace kenes::petition
