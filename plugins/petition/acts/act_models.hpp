#pragma once
#include <map>
#include <string>
#include <vector>

#include "acts/replies.hpp"
#include "domain/stages.hpp"
#include "kenes/participation/acts.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

// Which replies are shown: those that are published, or to the committee all of them.
enum class Replies { published, all };

// [{id, anchor, act, title, by, at, text, on, body, duty, withdrawn_at, withdrawn_because, reply: {at, text, by,
// published} or null, reply_href, withdraw_href}], the oldest first. The links are what this visitor may do.
boost::json::array act_models(const Call& call, const Office& office, const Seen& seen,
                              const std::vector<participation::Act>& acts, const std::map<std::int64_t, Reply>& replies,
                              Replies shown);
// The same without what depends on who reads: for the JSON twin.
boost::json::array without_links(boost::json::array models);

std::string act_title(const Process& process, const std::string& rule, std::string_view language);
std::string duty_title(const Process& process, const std::string& rule, std::string_view language);

// Whether this visitor is the one who was asked, or acts for the body that was.
bool may_reply(const Call& call, const Seen& seen, const participation::Act& act);

}  // namespace kenes::petition
