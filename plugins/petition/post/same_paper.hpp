#pragma once
// Whether the same letter was entered before.
#include <soci/soci.h>

#include "post/paper.hpp"

namespace kenes::petition {

// A keyed hash of name and request; letter case and line breaks don't make another petition.
std::string fingerprint(const Office& office, const PaperEntry& entry);
// One at a time for each fingerprint until the transaction ends, so that two officers with copies of one letter find
// each other.
void lock_papers_like(soci::session& sql, const std::string& print);
// Another petition of that fingerprint than `but`; 0: there is none.
std::int64_t same_paper(soci::session& sql, const std::string& service, const std::string& print, std::int64_t but = 0);

}  // namespace kenes::petition
