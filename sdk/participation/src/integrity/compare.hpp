#pragma once
#include <string>
#include <vector>

#include <soci/soci.h>

namespace kenes::participation {

// Works out sequence, counts, counts by place, and the log's tree anew from the entries of a submission's ledger, and
// tells what is stored otherwise. In a transaction that sees one state of the database.
std::vector<std::string> compare_ledger(soci::session& sql, std::int64_t submission_id);

}  // namespace kenes::participation
