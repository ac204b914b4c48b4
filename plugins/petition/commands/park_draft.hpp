#pragma once
// What a visitor wrote before the next step waits on the server: an address would be too short for it.
#include <optional>
#include <string>
#include <string_view>

#include "domain/draft.hpp"
#include "office.hpp"

namespace kenes::petition {

// A token that can't be guessed, good for a day.
std::string park_draft(const Office& office, std::string_view service, const Draft& draft);
std::optional<Draft> parked_draft(const Office& office, std::string_view service, std::string_view token);
void drop_old_drafts(const Office& office);

}  // namespace kenes::petition
