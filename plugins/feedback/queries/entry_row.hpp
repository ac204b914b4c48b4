#pragma once
#include <soci/soci.h>

#include "domain/entry.hpp"

namespace kenes::feedback {

// The columns of an Entry, in the order in which entry_from reads them. Nothing is NULL, so that no indicator is
// needed; a time that isn't there is 0.
inline constexpr const char* entry_columns =
    "id, body, page, language, kenes.to_micros(created_at), coalesce(answer, ''), "
    "coalesce(kenes.to_micros(answered_at), 0), coalesce(kenes.to_micros(edited_at), 0), version, "
    "coalesce(hidden_reason, '')";

Entry entry_from(const soci::row& row);

}  // namespace kenes::feedback
