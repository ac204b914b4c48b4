#pragma once
// Moderators look at petitions that get signatures faster, or from fewer sources, than is usual, and hold them
// meanwhile.
#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

void declare_watching(Registrar& registrar, const Office& office);
// [service.settings.watch]
SchemaField watch_settings();
participation::WatchRules watch_rules(const Service& service);

Response surges_page(Call& call, const Office& office);
Response watch_page(Call& call, const Office& office);
Response hold_page(Call& call, const Office& office);
Response begin_hold_action(Call& call, const Office& office);
Response end_hold_page(Call& call, const Office& office);
Response end_hold_action(Call& call, const Office& office);

// "/7/moderate/watch" and what is below it.
std::string watch_path(std::int64_t petition_id, const std::string& rest = "");

}  // namespace kenes::petition
