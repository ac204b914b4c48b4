#pragma once
// The list of supporters who consented to be shown, and the way out of it.
#include <boost/json.hpp>

#include "domain/petition.hpp"
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_supporters(Registrar& registrar, const Office& office);

Response supporters_page(Call& call, const Office& office);
Response hide_name_page(Call& call, const Office& office);
Response hide_name_action(Call& call, const Office& office);

// Adds how the reader is shown, and where to change it, to the model of the page after signing.
void add_own_name(boost::json::object& model, const Call& call, const Office& office, const Petition& petition);

}  // namespace kenes::petition
