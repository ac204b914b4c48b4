#pragma once
#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

// A source by the name that moderators know: "network 192.0.2.0/24".
std::string source_title(const Call& call, participation::SupportSource source, const std::string& key);
// {id, title, began_at, last_at, count, usual}
boost::json::object surge_model(const Call& call, const participation::Surge& surge);

}  // namespace kenes::petition
