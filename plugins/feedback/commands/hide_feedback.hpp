#pragma once
#include <string>

#include <soci/soci.h>

#include "kenes/host.hpp"
#include "kenes/service.hpp"

namespace kenes::feedback {

// Takes an entry out of the public lists; its page then tells the reason. False if there is no such entry, or it is
// hidden already. Audited. In the caller's transaction.
bool hide_feedback(soci::session& sql, Host& host, const Service& service, std::int64_t entry_id,
                   std::int64_t person_id, const std::string& reason);

// The way back.
bool show_feedback_again(soci::session& sql, Host& host, const Service& service, std::int64_t entry_id,
                         std::int64_t person_id);

}  // namespace kenes::feedback
