#pragma once
// What a committee does beside its duties, in the open: it writes to the author, invites, asks for evidence, reminds.
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_acts(Registrar& registrar, const Office& office);

// For everyone: who sits in the committee and what it may do
Response committee_page(Call& call, const Office& office);

// The committee's
Response act_list_page(Call& call, const Office& office);
Response petition_acts_page(Call& call, const Office& office);
Response new_act_page(Call& call, const Office& office);
Response new_act_action(Call& call, const Office& office);
Response withdraw_act_page(Call& call, const Office& office);
Response withdraw_act_action(Call& call, const Office& office);

// The author's answer, a body's evidence
Response reply_page(Call& call, const Office& office);
Response reply_action(Call& call, const Office& office);

}  // namespace kenes::petition
