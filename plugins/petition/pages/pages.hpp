#pragma once
// The handlers of the plugin's routes, one file each. [any thread]
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

void declare_pages(Registrar& registrar, const Office& office);

// For everyone
Response list_page(Call& call, const Office& office);
Response show_page(Call& call, const Office& office);
Response places_page(Call& call, const Office& office);
Response how_it_works_page(Call& call, const Office& office);
Response how_it_works_picture(Call& call, const Office& office);
Response newest_feed(Call& call, const Office& office);
Response petition_feed(Call& call, const Office& office);
Response count_json(Call& call, const Office& office);

// Supporting
Response sign_page(Call& call, const Office& office);
Response sign_action(Call& call, const Office& office);
Response support_page(Call& call, const Office& office);
Response support_action(Call& call, const Office& office);
Response signed_page(Call& call, const Office& office);
Response withdraw_page(Call& call, const Office& office);
Response withdraw_action(Call& call, const Office& office);
std::string too_often_text(const Call& call);  // for who has withdrawn too often today
Response withdrawn_page(Call& call, const Office& office);

// Writing
Response new_page(Call& call, const Office& office);
Response similar_page(Call& call, const Office& office);
Response details_page(Call& call, const Office& office);
Response details_action(Call& call, const Office& office);
Response own_page(Call& call, const Office& office);
Response edit_page(Call& call, const Office& office);
Response edit_action(Call& call, const Office& office);
Response check_page(Call& call, const Office& office);
Response submit_action(Call& call, const Office& office);
Response delete_page(Call& call, const Office& office);
Response delete_action(Call& call, const Office& office);
Response share_page(Call& call, const Office& office);

// Moderators
Response moderation_queue_page(Call& call, const Office& office);
Response review_page(Call& call, const Office& office);
Response claim_action(Call& call, const Office& office);
Response release_action(Call& call, const Office& office);
Response decide_action(Call& call, const Office& office);
Response topics_action(Call& call, const Office& office);

// Officials
Response duty_page(Call& call, const Office& office);
Response answer_action(Call& call, const Office& office);
Response schedule_action(Call& call, const Office& office);
Response debate_action(Call& call, const Office& office);

}  // namespace kenes::petition
