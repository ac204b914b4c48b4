#pragma once
// Those who asked for news of a petition when they signed it, and how they stop it.
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_following(Registrar& registrar, const Office& office);

Response stop_page(Call& call, const Office& office);
Response stop_action(Call& call, const Office& office);

// The address that stops the news of this petition for this person, without signing in. It can't be guessed.
std::string stop_link(const Office& office, std::string_view service, std::int64_t petition_id, std::int64_t person_id);

}  // namespace kenes::petition
