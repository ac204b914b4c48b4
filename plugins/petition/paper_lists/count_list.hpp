#pragma once
#include <soci/soci.h>

#include "office.hpp"

namespace kenes::petition {

inline constexpr const char* count_paper_list_job = "petition.count_paper_list";
inline constexpr const char* paper_provider = participation::SupportOrigin::paper;  // as where the support comes from

void ask_for_count(soci::session& sql, const Office& office, std::int64_t list_id);
// Some of its rows, and asks for a job that goes on. A row that was given to the ledger before a crash is found again:
// its signature is counted for it, once. [a job]
void count_paper_list(const Office& office, std::int64_t list_id);

}  // namespace kenes::petition
