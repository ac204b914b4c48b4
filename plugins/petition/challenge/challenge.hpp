#pragma once
// A price on a signature, in the time of the signer's device, while somebody may be signing by machine.
#include <optional>
#include <string>
#include <vector>

#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_challenge(Registrar& registrar, const Office& office);
// `challenge` and what is beside it in [service.settings].
std::vector<SchemaField> challenge_settings();
ChallengeRule challenge_rule(const boost::json::object& settings);

// Whether this person is asked when they sign this petition now. Costs no query but one in ten seconds, for the
// service.
bool is_challenged(const Call& call, const Office& office, std::int64_t petition_id);
// For the partial petition/challenge; null if the person isn't asked.
boost::json::value challenge_model(const Call& call, const Office& office, std::int64_t petition_id);

// Spends what the form brought along. What it leads to instead of signing: a place in the line, or the form again, with
// what was entered. `form`: its address (GET) with what was entered.
std::optional<Response> held_up(Call& call, const Office& office, std::int64_t petition_id, const std::string& form);

Response challenge_json(Call& call, const Office& office);
Response line_page(Call& call, const Office& office);

}  // namespace kenes::petition
