#pragma once
#include <optional>

#include <boost/json.hpp>

#include "domain/entry.hpp"
#include "kenes/call.hpp"

namespace kenes::feedback {

// What templates and the JSON twin see of an entry. Nothing of who wrote it.
boost::json::object entry_model(const Call& call, const Entry& entry);

// The entry that the address names, if there is one.
std::optional<Entry> requested_entry(Call& call);
std::int64_t requested_id(const Call& call);
std::string entry_url(const Call& call, std::int64_t id);

}  // namespace kenes::feedback
