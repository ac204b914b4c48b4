#pragma once
// What a visitor wrote before signing in waits on the server: an address would be too short for it.
#include <optional>
#include <string>
#include <string_view>

#include "domain/petition.hpp"
#include "office.hpp"

namespace kenes::petition {

// A token that can't be guessed, good for a day.
std::string park_texts(const Office& office, std::string_view service, const Texts& texts);
std::optional<Texts> parked_texts(const Office& office, std::string_view service, std::string_view token);
void drop_old_parked_texts(const Office& office);

}  // namespace kenes::petition
