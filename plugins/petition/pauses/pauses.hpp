#pragma once
// Pauses of the service, such as an election freeze: administrators begin and end them, everyone is told.
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_pauses(Registrar& registrar, const Office& office);

Response pauses_page(Call& call, const Office& office);
Response begin_pause_action(Call& call, const Office& office);
Response end_pause_page(Call& call, const Office& office);
Response end_pause_action(Call& call, const Office& office);

// {reason, began_at, collecting}, or null while there is none: the banner petition/pause.
boost::json::value pause_model(const Office& office, std::string_view service);

}  // namespace kenes::petition
